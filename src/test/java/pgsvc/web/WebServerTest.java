package pgsvc.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WebServerTest {
    private static final String LONG = "{ \"servers\": [ " + "\"pg-test-1\", ".repeat(1000) + "\"pg-test-2\" ] }\n";

    private final Feed feed = new Feed();
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicBoolean mayGoOn = new AtomicBoolean(true);
    private final List<String> told = new ArrayList<>();
    private WebServer web;

    @BeforeEach
    void up() throws IOException {
        web = WebServer.start(
                Listening.plain(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), this::reply, told::add);
    }

    private Reply reply(Request request) {
        return switch (request.path()) {
            case "/page" -> Answer.json("{ }\n");
            case "/long" -> Answer.json(LONG).forMany();
            case "/echo" -> Answer.json(request.method() + " " + request.body()).with("X-Seen", seen(request));
            case "/stream" -> new Reply.Stream(feed, mayGoOn::get);
            default -> Answer.refusal(404, "there is no such page");
        };
    }

    private static String seen(Request request) {
        return request.from().getHostAddress() + " " + request.cookie("b").orElse("no") + " "
                + request.header("X-Once").orElse("no") + " " + request.secret();
    }

    @AfterEach
    void down() {
        client.close();
        web.close();
    }

    @Test
    void aPageIsAnsweredWithWhatKeepsOthersOut() throws Exception {
        HttpResponse<String> answer = send("GET", "/page");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{ }\n");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
        assertThat(send("HEAD", "/page").body()).isEmpty();
    }

    @Test
    void whatIsNotThereAndWhatWritesIsRefused() throws Exception {
        assertThat(send("GET", "/other").statusCode()).isEqualTo(404);
        assertThat(send("DELETE", "/stream").statusCode()).isEqualTo(405);
        assertThat(send("PUT", "/page").statusCode()).isEqualTo(405);
    }

    @Test
    void whatComesWithARequestIsSeen() throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(uri("/echo"))
                        .header("Cookie", "a=1; b=2")
                        .header("X-Once", "yes")
                        .POST(HttpRequest.BodyPublishers.ofString("words"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.body()).isEqualTo("POST words");
        assertThat(answer.headers().firstValue("X-Seen")).contains("127.0.0.1 2 yes false");
    }

    @Test
    void aHeaderThatIsThereTwiceIsBelievedNeverAndALongBodyIsNotRead() throws Exception {
        HttpRequest twice = HttpRequest.newBuilder(uri("/echo"))
                .header("X-Once", "yes")
                .header("X-Once", "no, me")
                .build();
        HttpRequest longBody = HttpRequest.newBuilder(uri("/echo"))
                .POST(HttpRequest.BodyPublishers.ofString("x".repeat(70_000)))
                .build();

        assertThat(client.send(twice, HttpResponse.BodyHandlers.ofString())
                        .headers()
                        .firstValue("X-Seen"))
                .contains("127.0.0.1 no no false");
        assertThat(client.send(longBody, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(413);
    }

    @Test
    void aStreamEndsWhenItsReaderMayStayNoLonger() throws Exception {
        feed.publish("first");
        try (Socket socket = open("/stream", "Host: localhost")) {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(event(lines)).containsExactly("id: 1", "data: first");
            mayGoOn.set(false);
            feed.publish("second");

            // The last chunk of a body has no length (RFC 9112, section 7.1).
            assertThat(lines.lines().takeWhile(line -> !line.equals("0"))).allMatch(String::isEmpty);
        }
    }

    @Test
    void whatManyAskForIsPackedForThoseWhoTakeIt() throws Exception {
        HttpResponse<byte[]> plain = longOne("identity");
        HttpResponse<byte[]> packed = longOne("br, gzip;q=0.5");

        assertThat(new String(plain.body(), StandardCharsets.UTF_8)).isEqualTo(LONG);
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(packed.headers().firstValue("Vary")).contains("Accept-Encoding");
        assertThat(packed.body()).hasSizeLessThan(LONG.length() / 10);
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(LONG);
        }
        assertThat(longOne("gzip;q=0, br").headers().firstValue("Content-Encoding"))
                .isEmpty();
        assertThat(send("GET", "/page").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    private HttpResponse<byte[]> longOne(String encoding) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri("/long"))
                .header("Accept-Encoding", encoding)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    /// Each event is there at once, though whoever came earlier has seen others before it.
    @Test
    void aPackedStreamTellsTheSame() throws Exception {
        feed.publish(LONG);
        HttpRequest request = HttpRequest.newBuilder(uri("/stream"))
                .header("Accept-Encoding", "gzip")
                .build();
        try (InputStream early = stream(request)) {
            BufferedReader first = new BufferedReader(new InputStreamReader(early, StandardCharsets.UTF_8));
            assertThat(event(first)).containsExactly("id: 1", "data: " + LONG.strip());
            feed.publish("later");
            assertThat(event(first)).containsExactly("id: 2", "data: later");
            try (InputStream late = stream(request)) {
                BufferedReader second = new BufferedReader(new InputStreamReader(late, StandardCharsets.UTF_8));
                assertThat(event(second)).containsExactly("id: 2", "data: later");
            }
        }
    }

    private InputStream stream(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        return new GZIPInputStream(answer.body()) {
            /// It says that there is more at any time, and a reader would wait for it.
            @Override
            public int available() {
                return 0;
            }
        };
    }

    /// A page of somebody else may have its name lead to this address.
    @Test
    void anotherNameIsRefused() throws Exception {
        assertThat(raw("Host: 127.0.0.1:" + web.address().getPort())).startsWith("HTTP/1.1 200");
        assertThat(raw("Host: localhost")).startsWith("HTTP/1.1 200");
        assertThat(raw("Host: evil.example.com")).startsWith("HTTP/1.1 421");
        assertThat(raw("Host: 127.0.0.1.evil.example.com")).startsWith("HTTP/1.1 421");
    }

    @Test
    void aStreamTellsTheLatestAndWhatComes() throws Exception {
        feed.publish("old");
        feed.publish("now\nin two lines");
        try (Socket socket = open("/stream", "Host: localhost")) {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(event(lines)).containsExactly("id: 2", "data: now", "data: in two lines");
            feed.publish("now\nin two lines");
            feed.publish("later");
            assertThat(event(lines)).containsExactly("id: 3", "data: later");
        }
    }

    private static List<String> event(BufferedReader lines) throws IOException {
        List<String> event = new ArrayList<>();
        for (String line = lines.readLine(); !line.isEmpty() || event.isEmpty(); line = lines.readLine()) {
            if (line.startsWith("id: ") || line.startsWith("data: ")) {
                event.add(line);
            }
        }
        return event;
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + web.address().getPort() + path);
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private String raw(String header) throws IOException {
        try (Socket socket = open("/page", header)) {
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        }
    }

    private Socket open(String path, String header) throws IOException {
        Socket socket = new Socket(web.address().getAddress(), web.address().getPort());
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\n" + header + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        return socket;
    }
}
