package pgsvc.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A port whose behaviour a test chooses; it ends with the test.
final class ScriptedServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Queue<Socket> held = new ConcurrentLinkedQueue<>();

    private ScriptedServer() throws IOException {
        socket = new ServerSocket(0, 200, InetAddress.ofLiteral("127.0.47.2"));
    }

    /// Accepts connections and closes each at once.
    static ScriptedServer closing() throws IOException {
        ScriptedServer server = new ScriptedServer();
        server.serve(Socket::close);
        return server;
    }

    /// Accepts connections and says nothing.
    static ScriptedServer silent() throws IOException {
        ScriptedServer server = new ScriptedServer();
        server.serve(server.held::add);
        return server;
    }

    /// A port that nothing listens at.
    static ServicePort refused(String name) throws IOException {
        try (ScriptedServer server = new ScriptedServer()) {
            return server.port(name);
        }
    }

    ServicePort port(String name) {
        return new ServicePort(name, socket.getInetAddress().getHostAddress(), socket.getLocalPort());
    }

    private void serve(Treatment treatment) {
        Thread.startVirtualThread(() -> {
            try {
                while (true) {
                    treatment.apply(socket.accept());
                }
            } catch (SocketException _) {
                // The test is over.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : held) {
            connection.close();
        }
    }

    private interface Treatment {
        void apply(Socket connection) throws IOException;
    }
}
