package pgsvc.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pgsvc.access.Gate;
import pgsvc.access.PasswordHash;
import pgsvc.access.Role;
import pgsvc.access.TestClock;
import pgsvc.access.User;
import pgsvc.access.Users;
import pgsvc.access.UsersFile;
import pgsvc.access.WatchedUsers;
import pgsvc.access.oidc.Provider;
import pgsvc.browser.Browser;
import pgsvc.cli.Main;
import pgsvc.cli.command.Session;
import pgsvc.cli.serve.action.Desk;
import pgsvc.cli.serve.action.Ground;
import pgsvc.cli.serve.action.Inquiries;
import pgsvc.cli.serve.action.Works;
import pgsvc.cli.serve.entry.Audit;
import pgsvc.cli.serve.entry.ByPassword;
import pgsvc.cli.serve.entry.ByProvider;
import pgsvc.cli.serve.entry.ByProxy;
import pgsvc.cli.serve.entry.Entry;
import pgsvc.cli.serve.entry.Scraper;
import pgsvc.cli.status.Looks;
import pgsvc.cli.view.status.Scene;
import pgsvc.concurrent.Waiting;
import pgsvc.pipeline.Pipeline;
import pgsvc.resolve.Resolution;
import pgsvc.status.Status;
import pgsvc.target.socket.CommandSocket;
import pgsvc.topology.PlayedPatronis;
import pgsvc.web.Listening;
import pgsvc.web.WebServer;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/// The page of an inventory with one node, a real HAProxy on this machine, of a cluster whose
/// Patronis are played, with three users. Their password is
/// `correct horse`.
final class Served implements AutoCloseable {
    static final String PASSWORD = "correct horse";
    /// The service that is there at the beginning.
    static final String PRIMARY = service("primary", 15433, "[]");

    private static final Path BINARY = Path.of("/usr/sbin/haproxy");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final Path users;
    final Path audit;
    final TestClock clock = new TestClock();
    final PlayedPatronis patronis = new PlayedPatronis("127.0.88.1", "127.0.88.2");
    final Board board;
    private final Path folder;
    private final ParseResult parsed;
    private final Arrivals arrivals;
    private final Session session = new Session(
            InputStream.nullInputStream(),
            new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8),
            Map.of("PATH", System.getenv().getOrDefault("PATH", "")),
            () -> false);
    private final WebServer web;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Process haproxy;

    private Served(Path folder, int port, Door door, boolean looked) throws Exception {
        assumeTrue(Files.isExecutable(BINARY), "HAProxy is not installed: " + BINARY);
        this.folder = folder;
        this.users = folder.resolve("users");
        this.audit = folder.resolve("audit");
        writeUsers();
        String inventory = inventory();
        haproxy = haproxy(inventory);
        parsed = new CommandLine(new ServeCommand().spec())
                .parseArgs("-i", inventory, "--local", "--haproxy-dir", folder.toString());
        board = new Board(resolution(inventory).orElseThrow(), List.of(), Instant.EPOCH);
        if (looked) {
            board.seen(new Scene().status(), Instant.EPOCH, Duration.ZERO);
        }
        arrivals = new Arrivals(ground());
        web = WebServer.start(
                Listening.plain(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)),
                front(door),
                words -> {});
    }

    static Served withPasswords(Path folder) throws Exception {
        return new Served(folder, 0, ByPassword::new, true);
    }

    /// One that has not looked at anything yet.
    static Served beforeTheFirstLook(Path folder) throws Exception {
        return new Served(folder, 0, ByPassword::new, false);
    }

    static Served behindProxy(Path folder) throws Exception {
        return new Served(
                folder, 0, (gate, _, _) -> new ByProxy("X-User", Set.of(InetAddress.getLoopbackAddress()), gate), true);
    }

    /// One whose users come by a provider, too, which knows the port.
    static Served withProvider(Path folder, int port, Provider provider) throws Exception {
        return new Served(
                folder,
                port,
                (gate, clock, audit) -> new ByProvider(provider, new ByPassword(gate, clock, audit), true, audit),
                true);
    }

    /// How those who come are known.
    private interface Door {
        Entry entry(Gate gate, InstantSource clock, Audit audit);
    }

    /// One for an inventory.
    static String service(String name, int port, String selector) {
        return "{ name: %s, port: %d, ip: 127.0.88.1, dest: 15432, check: /primary, selector: \"%s\" }"
                .formatted(name, port, selector);
    }

    private void writeUsers() throws IOException {
        Optional<PasswordHash> password = Optional.of(PasswordHash.of(PASSWORD));
        new UsersFile(users)
                .write(new Users(Stream.of(Role.values())
                        .map(role -> new User(role.word(), role, password))
                        .toList()));
    }

    private String inventory() throws IOException {
        return inventory(PRIMARY);
    }

    private String inventory(String services) throws IOException {
        return Files.writeString(folder.resolve("pigsty.yml"), """
                        all:
                          hosts:
                            127.0.88.1: { pg_seq: 1, pg_role: primary }
                            127.0.88.2: { pg_seq: 2, pg_role: replica }
                          vars:
                            pg_cluster: pg-test
                            patroni_port: %d
                            pg_default_services: [%s]
                        """.formatted(patronis.port(), services))
                .toString();
    }

    /// The inventory says from now on that these are the services, and was read again.
    void declares(String... services) throws Exception {
        board.read(resolution(inventory(String.join(", ", services))), List.of());
    }

    /// An inventory was read in which this is the service, and is wrong: what holds is the one before.
    void finds(String service) throws Exception {
        findsIn(Files.readString(folder.resolve("pigsty.yml"))
                .replaceAll("_services: .*", "_services: [" + service + "]"));
    }

    /// The same of a whole inventory.
    void findsIn(String inventory) throws Exception {
        Path wrong = Files.writeString(folder.resolve("wrong.yml"), inventory);
        board.read(
                Optional.empty(),
                Pipeline.resolve(wrong.toString(), InputStream.nullInputStream(), Optional.empty())
                        .diagnostics());
    }

    private static Optional<Resolution> resolution(String inventory) throws Exception {
        return Pipeline.resolve(inventory, InputStream.nullInputStream(), Optional.of("127.0.88.1"))
                .resolution();
    }

    /// Looks once, as the server does again and again.
    void look() throws Exception {
        Looks looks = Lookout.at(board.resolution(), parsed, session).orElseThrow();
        Status status = looks.take();
        board.seen(status, Instant.EPOCH, Duration.ZERO, arrivals.with(status));
    }

    /// Tells HAProxy something.
    String ask(String command) throws IOException {
        return new CommandSocket(folder.resolve("stats.sock")).ask(command);
    }

    /// The services in HAProxy's folder, by their files' names.
    List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("conf.d"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Process haproxy(String inventory) throws Exception {
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("haproxy.cfg"), """
                global
                    stats socket %1$s/stats.sock mode 600 level admin
                defaults
                    mode tcp
                    timeout connect 3s
                    timeout client 1m
                    timeout server 1m
                """.formatted(folder));
        int rendered = Main.run(
                new String[] {
                    "render",
                    "-i",
                    inventory,
                    "-l",
                    "127.0.88.1",
                    "-o",
                    folder.resolve("out").toString()
                },
                InputStream.nullInputStream(),
                nowhere,
                nowhere,
                Map.of(),
                () -> false);
        if (rendered != 0) {
            throw new IOException("render exited with " + rendered);
        }
        Path services = Files.createDirectories(folder.resolve("conf.d"));
        try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith("primary.cfg")).toList()) {
                Files.copy(file, services.resolve(file.getFileName()));
            }
        }
        Process process = new ProcessBuilder(
                        BINARY.toString(),
                        "-W",
                        "-f",
                        folder.resolve("haproxy.cfg").toString(),
                        "-f",
                        services.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.log").toFile())
                .start();
        if (!Waiting.until(() -> Files.exists(folder.resolve("stats.sock")), PATIENCE)) {
            process.destroy();
            throw new IOException(Files.readString(folder.resolve("haproxy.log")));
        }
        return process;
    }

    private Front front(Door door) throws Exception {
        Audit written = new Audit(Optional.of(audit), words -> {}, clock);
        Gate gate = new Gate(new WatchedUsers(new UsersFile(users), words -> {}), clock);
        Ground ground = ground();
        return new Front(
                board,
                new Documents(board),
                new Inquiries(ground),
                door.entry(gate, clock, written),
                new Scraper(Optional.of(gate)),
                new Desk(new Works(ground), written));
    }

    private Ground ground() {
        return new Ground(board::resolution, parsed, session);
    }

    String url() {
        return "http://127.0.0.1:" + web.address().getPort();
    }

    /// The administrative state of a server of the primary service, as HAProxy has it: 0 none, 1 maintenance, 8 drain.
    String adminState(String instance) throws IOException {
        String states = new CommandSocket(folder.resolve("stats.sock")).ask("show servers state");
        return states.lines()
                .map(line -> line.split(" "))
                .filter(words -> words.length > 6 && words[3].equals(instance))
                .map(words -> words[6])
                .findFirst()
                .orElse("absent");
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> post(String path, String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url() + path)).POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /// What a stream begins with: its first event.
    String first(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .headers(headers)
                .build();
        HttpResponse<Stream<String>> answer = client.send(request, HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> lines = answer.body()) {
            return answer.statusCode() + " "
                    + answer.headers().firstValue("Content-Type").orElse("none") + "\n"
                    + lines.takeWhile(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
        }
    }

    HttpResponse<String> login(String user, String password) throws IOException, InterruptedException {
        return post(
                "/api/v1/login", "{\"user\": \"" + user + "\", \"password\": \"" + password + "\"}", "Origin", url());
    }

    /// The cookie of a user who logs in.
    String cookie(String user) throws IOException, InterruptedException {
        return login(user, PASSWORD)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .replaceFirst(";.*", "");
    }

    /// A browser in which somebody has logged in.
    Browser loggedIn(Path profile, String user) throws Exception {
        Browser browser = Browser.open(profile, url() + "/");
        assertThat(browser.shows("Password")).isTrue();
        assertThat(Waiting.until(
                        () -> browser.evaluate("document.querySelector('form button').disabled")
                                .equals("false"),
                        Duration.ofSeconds(20)))
                .isTrue();
        browser.evaluate("document.getElementById('user').value = '" + user + "'");
        browser.evaluate("document.getElementById('password').value = '" + PASSWORD + "'");
        browser.evaluate("document.querySelector('form button').click()");
        assertThat(browser.shows(user + ", " + user)).isTrue();
        assertThat(browser.shows("★ pg-test-1")).isTrue();
        return browser;
    }

    /// What a change needs.
    String[] headers(String user) throws IOException, InterruptedException {
        String cookie = cookie(user);
        return new String[] {"Cookie", cookie, "Origin", url(), "X-Pgsvc-Token", token("Cookie", cookie)};
    }

    String token(String... headers) throws IOException, InterruptedException {
        return get("/api/v1/session", headers).body().replaceAll("(?s).*\"token\": \"([^\"]*)\".*", "$1");
    }

    /// The audit log without times.
    List<String> audited() throws IOException {
        List<String> lines = new ArrayList<>();
        Files.readAllLines(audit).forEach(line -> lines.add(line.substring(line.indexOf(' ') + 1)));
        return lines;
    }

    @Override
    public void close() throws Exception {
        client.close();
        web.close();
        patronis.close();
        endHaproxy();
    }

    void endHaproxy() throws InterruptedException {
        haproxy.destroy();
        if (!haproxy.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            haproxy.destroyForcibly().waitFor();
        }
    }
}
