package pgsvc.topology.patroni;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import pgsvc.topology.ApiAddress;

/// A server that does with each connection what a test says, after the request's head has come.
final class RawServer implements AutoCloseable {
    private final ServerSocket server;

    private RawServer(ServerSocket server) {
        this.server = server;
    }

    /// What it does with a connection.
    interface Behaviour {
        void with(Socket connection) throws IOException, InterruptedException;
    }

    static RawServer that(Behaviour behaviour) throws IOException {
        RawServer raw = new RawServer(new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.64.1")));
        Thread.ofVirtual().start(() -> raw.serve(behaviour));
        return raw;
    }

    /// Writes a text, and closes.
    static RawServer answering(String text) throws IOException {
        return that(connection -> write(connection, text));
    }

    static void write(Socket connection, String text) throws IOException {
        OutputStream out = connection.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void serve(Behaviour behaviour) {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                Thread.ofVirtual().start(() -> one(connection, behaviour));
            } catch (IOException _) {
                return;
            }
        }
    }

    private static void one(Socket connection, Behaviour behaviour) {
        try (connection) {
            readHead(connection.getInputStream());
            behaviour.with(connection);
        } catch (IOException | InterruptedException _) {
            // The client has gone.
        }
    }

    private static void readHead(InputStream in) throws IOException {
        int end = 0;
        while (end < 4) {
            int next = in.read();
            if (next < 0) {
                return;
            }
            end = next == "\r\n\r\n".charAt(end) ? end + 1 : 0;
        }
    }

    ApiAddress base() {
        return new ApiAddress(false, "127.0.64.1", server.getLocalPort());
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
