package pgsvc.topology.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;

/// A socket whose reads end at a deadline, however small the pieces are that arrive: a time-out of the socket's own
/// begins anew with each byte. TLS laid over it reads through it, so its handshake ends then, too.
final class DeadlineSocket extends Socket {
    private final long deadline;

    /// @param deadline as [System#nanoTime] counts
    DeadlineSocket(long deadline) {
        super(Proxy.NO_PROXY);
        this.deadline = deadline;
    }

    void connect(String host, int port, Limits limits) throws IOException {
        InetAddress address = InetAddress.getByName(host);
        if (address.isAnyLocalAddress()) {
            throw new UnknownHostException(host + " is no address of one machine");
        }
        setTcpNoDelay(true);
        int patience = Math.min(left(), Math.toIntExact(limits.connect().toMillis()));
        connect(new InetSocketAddress(address, port), patience);
    }

    private int left() throws SocketTimeoutException {
        long nanos = deadline - System.nanoTime();
        if (nanos <= 0) {
            throw new SocketTimeoutException("Read timed out");
        }
        // Zero would mean for ever.
        return Math.toIntExact(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)));
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                setSoTimeout(left());
                return super.read();
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                setSoTimeout(left());
                return super.read(into, offset, length);
            }
        };
    }
}
