package pgsvc.topology.patroni;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import pgsvc.topology.Silence;
import pgsvc.topology.Silence.Kind;
import pgsvc.topology.rest.ReplyException;

/// Tells in words why no usable answer came.
final class Silences {
    private Silences() {}

    static Silence of(IOException e) {
        return switch (e) {
            case UnknownHostException _ -> new Silence(Kind.UNKNOWN_HOST, "its name is not known here");
            case SocketTimeoutException _ -> new Silence(Kind.TIMED_OUT, "does not answer in time");
            case ReplyException r ->
                new Silence(Kind.NOT_PATRONI, "does not answer as Patroni does: " + r.getMessage());
            case SSLException s -> tls(s);
            case NoRouteToHostException _ -> new Silence(Kind.UNREACHABLE, "cannot be reached: no route leads there");
            case ConnectException c -> connect(c);
            case EOFException _, SocketException _ ->
                new Silence(Kind.BROKEN_OFF, "ends the connection before it has answered");
            default -> new Silence(Kind.BROKEN_OFF, "does not answer: " + e.getMessage());
        };
    }

    private static Silence connect(ConnectException e) {
        String message = Optional.ofNullable(e.getMessage()).orElse("");
        return message.contains("refused")
                ? new Silence(Kind.REFUSED, "refuses the connection")
                : new Silence(Kind.UNREACHABLE, "cannot be reached: " + message);
    }

    private static Silence tls(SSLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return new Silence(Kind.UNTRUSTED, "shows a certificate that is not trusted: " + cause.getMessage());
            }
        }
        return e.getMessage() != null && e.getMessage().contains("Unsupported or unrecognized SSL message")
                ? new Silence(Kind.NOT_PATRONI, "does not speak TLS")
                : new Silence(Kind.UNTRUSTED, "breaks TLS off: " + e.getMessage());
    }

    static Silence status(int status) {
        return switch (status) {
            case 401 -> new Silence(Kind.DENIED, "asks for a user and a password, or does not take those given (401)");
            case 403 ->
                new Silence(
                        Kind.DENIED, "denies access: it asks for a client's certificate, or allows others only (403)");
            default -> new Silence(Kind.NOT_PATRONI, "answers with status " + status);
        };
    }
}
