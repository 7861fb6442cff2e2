package pgsvc.tls;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/// TLS with what it trusts. One object is shared by all connections of the same settings: it keeps sessions, and one
/// that is taken up again needs no certificates.
public final class Tls {
    private final SSLContext context;
    private final boolean nameChecked;

    private Tls(SSLContext context, boolean nameChecked) {
        this.context = context;
        this.nameChecked = nameChecked;
    }

    /// A client's certificate and its key, both in PEM.
    ///
    /// @param certificate the client's own first, then those between it and the authority
    /// @param key not encrypted; may be the same file
    public record Identity(Path certificate, Path key) {}

    /// Trusts the authorities of a file and shows a certificate where a server asks for one.
    ///
    /// @param authorities certificates in PEM; the machine's own when absent
    /// @param nameChecked whether the server's certificate must name the address that was connected to. HAProxy's
    ///     `check-ssl ca-file` does not ask for that
    /// @throws PemException when a file cannot be read or used, with the mend
    public static Tls of(Optional<Path> authorities, Optional<Identity> identity, boolean nameChecked)
            throws PemException {
        return new Tls(context(authorities, identity), nameChecked);
    }

    /// The same for what connects by itself.
    public static SSLContext context(Optional<Path> authorities, Optional<Identity> identity) throws PemException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    identity.isPresent() ? Pem.keys(identity.get()) : null,
                    authorities.isPresent() ? Pem.trust(authorities.get()) : null,
                    null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new PemException(
                    "TLS cannot be set up: " + e.getMessage(), "See whether the certificates are whole.");
        }
    }

    /// Lays TLS over a connection; the handshake is done when this returns.
    ///
    /// @throws IOException when the other side does not speak TLS, or one of the two does not trust the other
    public Socket over(Socket socket, String host, int port) throws IOException {
        SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(socket, host, port, true);
        if (nameChecked) {
            SSLParameters parameters = secured.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secured.setSSLParameters(parameters);
        }
        secured.startHandshake();
        return secured;
    }
}
