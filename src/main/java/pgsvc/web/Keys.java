package pgsvc.web;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import pgsvc.files.WatchedFiles;

/// What a server shows to its clients: the certificate as its files have it now, asked for at each connection.
final class Keys extends X509ExtendedKeyManager {
    private static final String ALIAS = "server";

    private final WatchedFiles<Certificate.Pair> files;

    private Keys(Certificate certificate, Consumer<String> told) throws IOException {
        this.files = new WatchedFiles<>(
                List.of(certificate.chain(), certificate.key()),
                certificate::read,
                e -> told.accept("the former certificate is shown, since the new one cannot be: " + e.getMessage()));
    }

    /// @param told is given a sentence when changed files cannot be read; the former certificate is shown then
    static SSLContext context(Certificate certificate, Consumer<String> told) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new Keys(certificate, told)}, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS cannot be begun: " + e.getMessage(), e);
        }
    }

    private @Nullable String alias(String type) {
        String own = files.now().key().getAlgorithm();
        return own.equals(type) || (own.equals("EdDSA") && type.startsWith("Ed")) ? ALIAS : null;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String type, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return alias(type);
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return alias(type);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return files.now().chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return files.now().key();
    }

    @Override
    public String[] getServerAliases(String type, Principal @Nullable [] issuers) {
        return new String[] {ALIAS};
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
