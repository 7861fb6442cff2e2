package pgsvc.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Answers GET, HEAD and POST on one address of this machine. Every answer bids a browser to load nothing from
/// elsewhere
/// and to be shown in no other page.
public final class WebServer implements AutoCloseable {
    private static final int BACKLOG = 100;
    /// A proxy between may close what is silent for longer.
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    /// Longer bodies are refused unread.
    private static final int LONGEST_BODY = 1 << 16;

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
    private final Listening listening;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Site site;

    private WebServer(HttpServer server, Listening listening, Site site) {
        this.server = server;
        this.listening = listening;
        this.site = site;
    }

    /// Begins.
    ///
    /// @param told is given sentences about what goes on
    public static WebServer start(Listening listening, Site site, Consumer<String> told) throws IOException {
        WebServer web = new WebServer(server(listening, told), listening, site);
        web.server.createContext("/", web::handle);
        web.server.setExecutor(web.threads);
        web.server.start();
        return web;
    }

    private static HttpServer server(Listening listening, Consumer<String> told) throws IOException {
        if (listening.certificate().isEmpty()) {
            return HttpServer.create(listening.address(), BACKLOG);
        }
        HttpsConfigurator tls =
                new HttpsConfigurator(Keys.context(listening.certificate().get(), told));
        HttpsServer server = HttpsServer.create(listening.address(), BACKLOG);
        server.setHttpsConfigurator(tls);
        return server;
    }

    /// Where it listens.
    public InetSocketAddress address() {
        return server.getAddress();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            HEADERS.forEach(exchange.getResponseHeaders()::set);
            switch (reply(exchange)) {
                case Answer answer -> send(exchange, answer);
                case Reply.Stream stream -> stream(exchange, stream);
            }
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        @Nullable String host = exchange.getRequestHeaders().getFirst("Host");
        if (host == null || !listening.isMeant(host, exchange.getLocalAddress().getAddress())) {
            return Answer.refusal(421, "this server is not called that");
        }
        if (!Set.of("GET", "HEAD", "POST").contains(exchange.getRequestMethod())) {
            return Answer.refusal(405, "this server knows GET, HEAD and POST").with("Allow", "GET, HEAD, POST");
        }
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
        return body.length > LONGEST_BODY
                ? Answer.refusal(413, "that is too long")
                : site.reply(new Request(
                        exchange.getRequestMethod(),
                        Optional.ofNullable(exchange.getRequestURI().getPath()).orElse(""),
                        Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                                .orElse(""),
                        exchange.getRequestHeaders(),
                        new String(body, StandardCharsets.UTF_8),
                        exchange.getRemoteAddress().getAddress(),
                        exchange instanceof HttpsExchange));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] content = answer.content();
        if (answer.packed().isPresent()) {
            exchange.getResponseHeaders().set("Vary", "Accept-Encoding");
            if (Packed.isTaken(exchange.getRequestHeaders())) {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                content = answer.packed().get().as(true);
            }
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(content.length));
            exchange.sendResponseHeaders(answer.status(), -1);
        } else {
            // To the JDK's server, 0 means that the length is not known.
            exchange.sendResponseHeaders(answer.status(), content.length == 0 ? -1 : content.length);
            exchange.getResponseBody().write(content);
        }
    }

    /// Until the client goes or may stay no longer, or this server ends.
    private static void stream(HttpExchange exchange, Reply.Stream stream) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        boolean gzip = Packed.isTaken(exchange.getRequestHeaders());
        if (gzip) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        if (gzip) {
            body.write(Packed.beginning());
        }
        try {
            long number = 0;
            while (true) {
                List<Feed.News> news = stream.feed().after(number, HEARTBEAT);
                if (!stream.mayGoOn().getAsBoolean()) {
                    return;
                }
                number = news.isEmpty() ? number : news.getLast().number();
                for (Feed.News each : news) {
                    body.write(each.event().as(gzip));
                }
                if (news.isEmpty()) {
                    body.write(ServerEvent.HEARTBEAT.as(gzip));
                }
                body.flush();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends it, and every stream.
    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
