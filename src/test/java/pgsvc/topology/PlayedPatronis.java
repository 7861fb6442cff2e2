package pgsvc.topology;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The Patronis of pg-test-1, pg-test-2 and so on, that a test plays: the first leads, until the test says otherwise or
/// one of them is asked for a switchover.
public final class PlayedPatronis implements AutoCloseable {
    private final List<String> hosts;
    private final List<HttpServer> servers = new ArrayList<>();
    private final int port;
    private volatile Reign reign = new Reign(0, 1);

    /// @param leader its index
    private record Reign(int leader, int timeline) {}

    /// @param hosts an address of loopback for each
    public PlayedPatronis(String... hosts) throws IOException {
        this.hosts = List.of(hosts);
        int free = 0;
        for (String host : this.hosts) {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(host), free), 0);
            free = server.getAddress().getPort();
            int member = servers.size();
            server.createContext("/", exchange -> answer(exchange, member));
            servers.add(server);
        }
        port = free;
        servers.forEach(HttpServer::start);
    }

    /// Of all.
    public int port() {
        return port;
    }

    /// From now on this one leads.
    ///
    /// @param member from 1, as in its name
    public void lead(int member) {
        reign = new Reign(member - 1, reign.timeline + 1);
    }

    /// Who leads, by name.
    public String leader() {
        return name(reign.leader);
    }

    private static String name(int member) {
        return "pg-test-" + (member + 1);
    }

    private void answer(HttpExchange exchange, int member) throws IOException {
        try (exchange) {
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Reign now = reign;
            boolean leads = member == now.leader;
            switch (exchange.getRequestURI().getPath()) {
                case "/cluster" -> send(exchange, true, cluster(now));
                case "/patroni" -> send(exchange, true, status(member, now));
                case "/replica" -> send(exchange, !leads, status(member, now));
                case "/switchover" -> {
                    lead(asked.contains("\"candidate\"") && asked.contains(name(1)) ? 2 : 1);
                    send(exchange, true, "Successfully switched over to \"" + leader() + "\"");
                }
                default -> send(exchange, leads, status(member, now));
            }
        }
    }

    private static String status(int member, Reign now) {
        return """
                {"state": "running", "role": "%s", "timeline": %d,
                 "patroni": {"version": "4.0.4", "scope": "pg-test", "name": "%s"}}
                """.formatted(member == now.leader ? "primary" : "replica", now.timeline, name(member));
    }

    private String cluster(Reign now) {
        List<String> members = new ArrayList<>();
        for (int i = 0; i < hosts.size(); i++) {
            boolean leads = i == now.leader;
            members.add(String.format(
                    Locale.ROOT,
                    "{\"name\": \"%s\", \"role\": \"%s\", \"state\": \"%s\", \"host\": \"%s\", \"port\": 15432, "
                            + "\"timeline\": %d, %s\"api_url\": \"http://%s:%d/patroni\"}",
                    name(i),
                    leads ? "leader" : "replica",
                    leads ? "running" : "streaming",
                    hosts.get(i),
                    now.timeline,
                    leads ? "" : "\"lag\": 0, ",
                    hosts.get(i),
                    port));
        }
        return "{\"members\": [" + String.join(", ", members) + "]}";
    }

    private static void send(HttpExchange exchange, boolean passes, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        boolean bare = exchange.getRequestMethod().equals("OPTIONS");
        exchange.sendResponseHeaders(passes ? 200 : 503, bare ? -1 : bytes.length);
        if (!bare) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
    }
}
