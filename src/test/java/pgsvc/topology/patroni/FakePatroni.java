package pgsvc.topology.patroni;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import pgsvc.topology.ApiAddress;

/// A REST API that gives one answer to whatever it is asked, and keeps what that was.
final class FakePatroni implements AutoCloseable {
    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    private FakePatroni(HttpServer server) {
        this.server = server;
    }

    /// What it was asked.
    record Asked(
            String method, String path, Optional<String> authorization, Optional<String> contentType, String body) {}

    static FakePatroni answering(int status, String body) throws IOException {
        FakePatroni fake =
                new FakePatroni(HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.62.1"), 0), 0));
        fake.server.createContext("/", exchange -> fake.answer(exchange, status, body));
        fake.server.start();
        return fake;
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            asked.add(new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type")),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    ApiAddress base() {
        return new ApiAddress(false, "127.0.62.1", server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
