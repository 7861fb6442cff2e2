package pgsvc.apply;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// An instance as HAProxy sees it: something that answers health checks on port 8008, and something that says its
/// name to each connection on port 6432 and then gives each line back.
public final class FakeInstance implements AutoCloseable {
    static final int PORT = 6432;

    private final String name;
    private final HttpServer patroni;
    private final ServerSocket postgres;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger answer;
    private final AtomicInteger checks = new AtomicInteger();
    private final AtomicInteger early = new AtomicInteger();
    private final AtomicLong connections = new AtomicLong();
    private volatile boolean passed;

    /// @param answer of its health checks
    public FakeInstance(String name, String address, int answer) throws IOException {
        this.name = name;
        this.answer = new AtomicInteger(answer);
        patroni = HttpServer.create(new InetSocketAddress(address, 8008), 100);
        patroni.createContext("/", exchange -> {
            int code = this.answer.get();
            // Before it is sent: HAProxy may send a connection as soon as it has it.
            passed |= code == 200;
            checks.incrementAndGet();
            exchange.sendResponseHeaders(code, -1);
            exchange.close();
        });
        patroni.setExecutor(threads);
        patroni.start();
        postgres = new ServerSocket(PORT, 1000, InetAddress.getByName(address));
        threads.submit(this::accept);
    }

    public void answers(int code) {
        answer.set(code);
    }

    /// Health checks that it has answered.
    int checks() {
        return checks.get();
    }

    long connections() {
        return connections.get();
    }

    /// Connections that came before a health check had passed.
    int early() {
        return early.get();
    }

    private void accept() {
        while (!postgres.isClosed()) {
            try {
                Socket client = postgres.accept();
                connections.incrementAndGet();
                if (!passed) {
                    early.incrementAndGet();
                }
                threads.submit(() -> serve(client));
            } catch (IOException _) {
                // It is closed.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            OutputStream out = client.getOutputStream();
            out.write((name + "\n").getBytes(StandardCharsets.UTF_8));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException _) {
            // The client is gone.
        }
    }

    @Override
    public void close() throws IOException {
        patroni.stop(0);
        postgres.close();
        threads.shutdownNow();
    }
}
