package pgsvc.cli.rehearsal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Three Patronis of a cluster as far as an agent sees them, on addresses of loopback and one port: each answers what
/// Patroni would where the member that is named leads.
final class PatroniStandIns implements AutoCloseable {
    static final String CLUSTER = "pg-rehearsal";
    static final List<String> ADDRESSES = List.of("127.0.0.1", "127.0.0.2", "127.0.0.3");

    private final List<HttpServer> servers = new ArrayList<>();
    private final Set<Integer> heard = ConcurrentHashMap.newKeySet();
    private final int port;
    private volatile int leader = 1;

    private PatroniStandIns() throws IOException {
        int free = 0;
        for (String address : ADDRESSES) {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), free), 0);
            servers.add(server);
            free = server.getAddress().getPort();
            int number = servers.size();
            server.createContext("/", exchange -> answer(number, exchange));
        }
        // Not before all addresses are there: a server that runs keeps Java from its end.
        servers.forEach(HttpServer::start);
        this.port = free;
    }

    /// @throws IOException where this machine has no such addresses
    static PatroniStandIns start() throws IOException {
        return new PatroniStandIns();
    }

    int port() {
        return port;
    }

    /// From now on this member leads, 1 to 3; nobody with 0.
    void lead(int number) {
        leader = number;
        heard.clear();
    }

    /// Whether each has said so.
    boolean isHeard() {
        return heard.size() == ADDRESSES.size();
    }

    private void answer(int number, HttpExchange exchange) throws IOException {
        try (exchange) {
            int now = leader;
            String path = exchange.getRequestURI().getPath();
            boolean leads = number == now;
            boolean passes = path.equals("/cluster") || path.equals("/primary") == leads;
            byte[] body =
                    (path.equals("/cluster") ? cluster(now) : member(number, leads)).getBytes(StandardCharsets.UTF_8);
            boolean withBody = exchange.getRequestMethod().equals("GET");
            exchange.sendResponseHeaders(passes ? 200 : 503, withBody ? body.length : -1);
            if (withBody) {
                exchange.getResponseBody().write(body);
            }
            heard.add(number);
        }
    }

    private static String member(int number, boolean leads) {
        return """
                {"state": "running", "role": "%s", "timeline": 1,
                 "patroni": {"version": "4.0.0", "scope": "%s", "name": "%s-%d"}}
                """.formatted(leads ? "primary" : "replica", CLUSTER, CLUSTER, number);
    }

    private String cluster(int now) {
        return IntStream.rangeClosed(1, ADDRESSES.size())
                .mapToObj(number -> """
                        {"name": "%s-%d", "role": "%s", "state": "running", "api_url": "http://%s:%d/patroni",
                         "host": "%s", "port": 5432, "timeline": 1, "lag": 0}
                        """.formatted(
                                CLUSTER,
                                number,
                                number == now ? "leader" : "replica",
                                ADDRESSES.get(number - 1),
                                port,
                                ADDRESSES.get(number - 1)))
                .collect(Collectors.joining(",", "{\"members\": [", "]}"));
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
    }
}
