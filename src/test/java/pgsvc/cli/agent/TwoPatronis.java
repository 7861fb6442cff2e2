package pgsvc.cli.agent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// The Patronis of pg-test-1 and pg-test-2, which a test lets lead in turn.
final class TwoPatronis implements AutoCloseable {
    static final List<String> HOSTS = List.of("127.0.88.21", "127.0.88.22");

    private final HttpServer first;
    private final HttpServer second;
    private final AtomicInteger leader = new AtomicInteger(1);

    TwoPatronis() throws IOException {
        first = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(HOSTS.getFirst()), 0), 0);
        second = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(HOSTS.getLast()), port()), 0);
        first.createContext("/", exchange -> answer(exchange, 1));
        second.createContext("/", exchange -> answer(exchange, 2));
        first.start();
        second.start();
    }

    int port() {
        return first.getAddress().getPort();
    }

    void lead(int member) {
        leader.set(member);
    }

    private void answer(HttpExchange exchange, int member) throws IOException {
        try (exchange) {
            boolean leads = leader.get() == member;
            String path = exchange.getRequestURI().getPath();
            boolean asksForReplica = path.equals("/replica");
            boolean well = path.equals("/cluster") || path.equals("/patroni") || asksForReplica != leads;
            byte[] bytes = (path.equals("/cluster") ? cluster() : status(leads)).getBytes(StandardCharsets.UTF_8);
            boolean bare = exchange.getRequestMethod().equals("OPTIONS");
            exchange.sendResponseHeaders(well ? 200 : 503, bare ? -1 : bytes.length);
            if (!bare) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private String status(boolean leads) {
        return """
                {"state": "running", "role": "%s", "timeline": %d, "patroni": {"version": "4.0.4", "scope": "pg-test"}}
                """.formatted(leads ? "primary" : "replica", leader.get());
    }

    private String cluster() {
        return "{\"members\": [" + member(1) + ", " + member(2) + "]}";
    }

    private String member(int member) {
        return """
                {"name": "pg-test-%1$d", "role": "%2$s", "state": "%3$s", "host": "%4$s", "port": 5432, "timeline": %5$d,
                 "api_url": "http://%4$s:%6$d/patroni"}
                """.formatted(
                        member,
                        leader.get() == member ? "leader" : "replica",
                        leader.get() == member ? "running" : "streaming",
                        HOSTS.get(member - 1),
                        leader.get(),
                        port());
    }

    @Override
    public void close() {
        first.stop(0);
        second.stop(0);
    }
}
