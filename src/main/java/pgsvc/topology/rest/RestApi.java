package pgsvc.topology.rest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pgsvc.tls.Tls;
import pgsvc.topology.ApiAddress;

/// Asks one REST API, one request after the other, each over a connection of its own: no Patroni keeps one. By one
/// thread at a time; [#close] may be called by any and ends what waits.
public final class RestApi implements AutoCloseable {
    private static final int BUFFER = 4096;
    private static final int UNAUTHORIZED = 401;

    private final ApiAddress base;
    private final Access access;
    private volatile @Nullable Socket open;
    private volatile boolean closed;
    /// A password goes over the line only once it is asked for.
    private boolean asksForCredentials;

    public RestApi(ApiAddress base, Access access) {
        this.base = base;
        this.access = access;
    }

    /// Where it is.
    public ApiAddress base() {
        return base;
    }

    /// Asks, and reads the whole answer, within the limits.
    ///
    /// @throws ReplyException when what comes is no answer of HTTP, or too long
    /// @throws IOException when there is no answer; the classes of `java.net` and `javax.net.ssl` tell why
    public Reply send(Request request) throws IOException {
        return send(request, access.limits());
    }

    /// The same within other limits.
    public Reply send(Request request, Limits limits) throws IOException {
        long deadline = System.nanoTime() + limits.whole().toNanos();
        Reply reply = exchange(request, limits, deadline);
        if (reply.status() != UNAUTHORIZED
                || asksForCredentials
                || access.credentials().isEmpty()) {
            return reply;
        }
        asksForCredentials = true;
        return exchange(request, limits, deadline);
    }

    private Reply exchange(Request request, Limits limits, long deadline) throws IOException {
        DeadlineSocket plain = new DeadlineSocket(deadline);
        open = plain;
        try (plain) {
            if (closed) {
                throw new SocketException("closed");
            }
            plain.connect(base.host(), base.port(), limits);
            Socket socket = base.tls() ? tls().over(plain, base.host(), base.port()) : plain;
            socket.getOutputStream().write(request.bytes(base.authority(), credentials(request)));
            return new ReplyReader(new BufferedInputStream(socket.getInputStream(), BUFFER), limits.bytes()).read();
        } finally {
            open = null;
        }
    }

    private Optional<Credentials> credentials(Request request) {
        boolean changes = request.json().isPresent();
        return access.credentials().filter(_ -> changes || asksForCredentials);
    }

    private Tls tls() throws IOException {
        return access.tls().orElseThrow(() -> new IOException("it speaks TLS, and nothing is set up for that"));
    }

    /// Ends the request that waits, and refuses all others.
    @Override
    public void close() {
        closed = true;
        Socket waiting = open;
        if (waiting != null) {
            try {
                waiting.close();
            } catch (IOException _) {
                // It is given up.
            }
        }
    }
}
