package pgsvc.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Answers GET and HEAD on one address of this machine. Every answer bids a browser to load nothing from elsewhere
/// and to be shown in no other page.
public final class WebServer implements AutoCloseable {
    private static final int BACKLOG = 100;
    /// A proxy between may close what is silent for longer.
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Cache-Control",
            "no-store");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> names;
    private final Function<String, Optional<Answer>> pages;
    private final Map<String, Feed> streams;

    private WebServer(HttpServer server, Function<String, Optional<Answer>> pages, Map<String, Feed> streams) {
        this.server = server;
        this.pages = pages;
        this.streams = Map.copyOf(streams);
        this.names = new HashSet<>(List.of("localhost", "127.0.0.1", "[::1]"));
        names.add(server.getAddress().getAddress().getHostAddress());
    }

    /// Begins.
    ///
    /// @param pages what stands at a path; nothing where there is no such page
    /// @param streams server-sent events by their paths
    public static WebServer start(
            InetSocketAddress address, Function<String, Optional<Answer>> pages, Map<String, Feed> streams)
            throws IOException {
        WebServer web = new WebServer(HttpServer.create(address, BACKLOG), pages, streams);
        web.server.createContext("/", web::handle);
        web.server.setExecutor(web.threads);
        web.server.start();
        return web;
    }

    /// Where it listens.
    public InetSocketAddress address() {
        return server.getAddress();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            HEADERS.forEach(exchange.getResponseHeaders()::set);
            String path = exchange.getRequestURI().getPath();
            @Nullable Feed stream = streams.get(path);
            if (!isMeant(exchange.getRequestHeaders())) {
                send(exchange, Answer.refusal(421, "this server is not called that"));
            } else if (!Set.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                send(exchange, Answer.refusal(405, "this server is for reading"));
            } else if (stream != null) {
                stream(exchange, stream);
            } else {
                send(exchange, pages.apply(path).orElseGet(() -> Answer.refusal(404, "there is no such page")));
            }
        }
    }

    /// A page of somebody else whose name was made to lead here (DNS rebinding) asks for that name.
    private boolean isMeant(Headers headers) {
        @Nullable String host = headers.getFirst("Host");
        return host != null && names.contains(host.replaceFirst(":[0-9]+$", ""));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(answer.content().length));
            exchange.sendResponseHeaders(answer.status(), -1);
        } else {
            exchange.sendResponseHeaders(answer.status(), answer.content().length);
            exchange.getResponseBody().write(answer.content());
        }
    }

    /// Until the client goes, or this server ends.
    private static void stream(HttpExchange exchange, Feed feed) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try {
            long number = 0;
            while (true) {
                Optional<Feed.News> news = feed.after(number, HEARTBEAT);
                number = news.map(Feed.News::number).orElse(number);
                OutputStream body = exchange.getResponseBody();
                body.write(news.map(WebServer::event).orElse(":\n\n").getBytes(StandardCharsets.UTF_8));
                body.flush();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// As the standard has it (HTML, "Server-sent events").
    private static String event(Feed.News news) {
        StringBuilder event = new StringBuilder("id: " + news.number() + "\n");
        news.text().lines().forEach(line -> event.append("data: ").append(line).append('\n'));
        return event.append('\n').toString();
    }

    /// Ends it, and every stream.
    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
