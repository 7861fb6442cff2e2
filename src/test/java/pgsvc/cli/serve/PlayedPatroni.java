package pgsvc.cli.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The Patronis of pg-test-1 and pg-test-2, that a test plays: the first leads, and hands over when it is asked to.
public final class PlayedPatroni implements AutoCloseable {
    private static final List<String> HOSTS = List.of("127.0.88.1", "127.0.88.2");

    private final List<HttpServer> servers = new ArrayList<>();
    private final int port;
    private volatile int leader;

    public PlayedPatroni() throws IOException {
        HttpServer first = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(HOSTS.getFirst()), 0), 0);
        port = first.getAddress().getPort();
        HttpServer second = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(HOSTS.getLast()), port), 0);
        servers.addAll(List.of(first, second));
        for (int i = 0; i < servers.size(); i++) {
            int member = i;
            servers.get(i).createContext("/", exchange -> answer(exchange, member));
            servers.get(i).start();
        }
    }

    /// Of both.
    public int port() {
        return port;
    }

    /// From now on this one leads.
    public void lead(int member) {
        leader = member;
    }

    /// Who leads, by name.
    String leader() {
        return name(leader);
    }

    private static String name(int member) {
        return "pg-test-" + (member + 1);
    }

    private void answer(HttpExchange exchange, int member) throws IOException {
        try (exchange) {
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            switch (exchange.getRequestURI().getPath()) {
                case "/cluster" -> send(exchange, 200, cluster());
                case "/switchover" -> {
                    leader = asked.contains("\"candidate\"") && asked.contains(name(1)) ? 1 : 0;
                    send(exchange, 200, "Successfully switched over to \"" + leader() + "\"");
                }
                default -> send(exchange, member == leader ? 200 : 503, status(member));
            }
        }
    }

    private String status(int member) {
        return """
                {"state": "running", "role": "%s", "timeline": 2, "patroni": {"version": "4.0.4", "scope": "pg-test", "name": "%s"}}
                """.formatted(member == leader ? "primary" : "replica", name(member));
    }

    private String cluster() {
        List<String> members = new ArrayList<>();
        for (int i = 0; i < HOSTS.size(); i++) {
            members.add(String.format(
                    Locale.ROOT,
                    "{\"name\": \"%s\", \"role\": \"%s\", \"state\": \"%s\", \"host\": \"%s\", \"port\": 15432, "
                            + "\"timeline\": 2, %s\"api_url\": \"http://%s:%d/patroni\"}",
                    name(i),
                    i == leader ? "leader" : "replica",
                    i == leader ? "running" : "streaming",
                    HOSTS.get(i),
                    i == leader ? "" : "\"lag\": 0, ",
                    HOSTS.get(i),
                    port));
        }
        return "{\"members\": [" + String.join(", ", members) + "]}";
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
    }
}
