package pgsvc.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// Certificates and keys from files in PEM (RFC 7468).
public final class Pem {
    private static final Pattern KEY = Pattern.compile(
            "-----BEGIN ((?:RSA |EC |ENCRYPTED )?PRIVATE KEY)-----(.*?)-----END \\1-----", Pattern.DOTALL);
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", Pattern.DOTALL);
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");

    private Pem() {}

    static TrustManager[] trust(Path authorities) throws PemException, GeneralSecurityException {
        KeyStore store = emptyStore();
        for (Certificate certificate : certificates(authorities)) {
            store.setCertificateEntry("authority " + store.size(), certificate);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        return trust.getTrustManagers();
    }

    static KeyManager[] keys(Tls.Identity identity) throws PemException, GeneralSecurityException {
        KeyStore store = emptyStore();
        store.setKeyEntry(
                "client",
                key(identity.key()),
                new char[0],
                certificates(identity.certificate()).toArray(Certificate[]::new));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        return keys.getKeyManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, null);
        } catch (IOException e) {
            throw new IllegalStateException("an empty key store is read from nowhere", e);
        }
        return store;
    }

    /// The certificates of a file, in its order: at least one.
    public static List<X509Certificate> certificates(Path file) throws PemException {
        // OpenSSL writes what a certificate holds as text before it, which Java's reader does not take.
        String blocks = String.join(
                "\n",
                CERTIFICATE
                        .matcher(text(file))
                        .results()
                        .map(found -> found.group())
                        .toList());
        if (blocks.isEmpty()) {
            throw new PemException(file + " holds no certificate in PEM", "Name a file with BEGIN CERTIFICATE in it.");
        }
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            return factory
                    .generateCertificates(new ByteArrayInputStream(blocks.getBytes(StandardCharsets.US_ASCII)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (GeneralSecurityException e) {
            throw new PemException(
                    file + " holds a certificate that cannot be read: " + e.getMessage(), "See whether it is whole.");
        }
    }

    /// The first private key of a file, in any form that OpenSSL writes but an encrypted one.
    public static PrivateKey key(Path file) throws PemException {
        Matcher found = KEY.matcher(text(file));
        if (!found.find()) {
            throw new PemException(file + " holds no private key in PEM", "Name a file with BEGIN PRIVATE KEY in it.");
        }
        PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(pkcs8(file, found.group(1), found.group(2)));
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (InvalidKeySpecException _) {
                // A key of another algorithm.
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("the JDK lacks " + algorithm, e);
            }
        }
        throw unusable(file, "holds a private key that is neither RSA nor of an elliptic curve that Java knows");
    }

    private static byte[] pkcs8(Path file, String kind, String base64) throws PemException {
        byte[] der;
        try {
            der = Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            throw unusable(file, "holds a private key that is damaged");
        }
        return switch (kind) {
            case "PRIVATE KEY" -> der;
            case "RSA PRIVATE KEY" -> Der.ofRsa(der);
            case "EC PRIVATE KEY" ->
                Der.ofEc(der).orElseThrow(() -> unusable(file, "holds a private key that does not name its curve"));
            default -> throw unusable(file, "holds an encrypted private key, and nobody can be asked for its password");
        };
    }

    private static PemException unusable(Path file, String why) {
        return new PemException(file + " " + why, "Convert it: openssl pkey -in " + file + " -out plain.key");
    }

    private static String text(Path file) throws PemException {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException _) {
            throw new PemException("there is no file " + file, "Name the one that is here.");
        } catch (IOException e) {
            throw new PemException("cannot read " + file + ": " + e.getMessage(), "See its permissions.");
        }
    }
}
