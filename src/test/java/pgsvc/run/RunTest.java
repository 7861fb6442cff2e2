package pgsvc.run;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.pipeline.SourceWatch;
import pgsvc.render.RenderedFile;
import pgsvc.run.process.HaproxyBinary;
import pgsvc.run.process.HaproxyException;
import pgsvc.run.workload.Endpoint;
import pgsvc.run.workload.Placement;
import pgsvc.run.workload.Workload;
import pgsvc.target.socket.CommandSocket;

@Tag("haproxy")
@Timeout(60)
class RunTest {
    private static final String SERVER_OPTIONS = "check port 1 inter 1h";

    @TempDir
    Path temp;

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final AtomicReference<Workload> wanted = new AtomicReference<>();
    private final int statistics = freePort();
    private final int port = freePort();
    private Path inventory = Path.of("unset");
    private Path folder = Path.of("unset");
    private Run run = new Run(new HaproxyBinary(Path.of("unset")), new RunFolder(Path.of("unset")), listener());
    private Thread thread = new Thread();

    @BeforeEach
    void prepare() throws Exception {
        inventory = Files.writeString(temp.resolve("pigsty.yml"), "");
        folder = temp.resolve("run");
    }

    @AfterEach
    void end() throws Exception {
        run.stop();
        thread.join();
    }

    @Test
    void everyServiceListensWhenItIsReadyAndTheStatisticsAskForThePassword() throws Exception {
        start(workload(port, SERVER_OPTIONS));

        assertThat(events.take()).isEqualTo("ready");
        assertThat(accepts(port)).isTrue();
        assertThat(statisticsPage(Optional.empty())).isEqualTo(401);
        assertThat(statisticsPage(Optional.of("admin:pigsty"))).isEqualTo(200);
    }

    @Test
    void theEndLeavesNoSocketsAndNoFiles() throws Exception {
        start(workload(port, SERVER_OPTIONS));
        assertThat(events.take()).isEqualTo("ready");

        run.stop();
        thread.join();

        assertThat(events.take()).isEqualTo("ended");
        assertThat(folder).isEmptyDirectory();
        assertThat(accepts(port)).isFalse();
    }

    @Test
    void aChangedInventoryIsServedAndTheStatesOfTheServersStay() throws Exception {
        start(workload(port, SERVER_OPTIONS));
        assertThat(events.take()).isEqualTo("ready");
        stats().ask("set server pg-test-primary/pg-test-1 health down");
        int another = freePort();

        change(workload(another, SERVER_OPTIONS));

        assertThat(events.take()).isEqualTo("reloaded");
        assertThat(accepts(another)).isTrue();
        assertThat(stats().ask("show servers state pg-test-primary")).contains(" pg-test-1 127.0.0.1 0 ");
        assertThat(folder.resolve("servers.state")).hasContent("1");
    }

    @Test
    void aChangeWithoutEffectIsNoReload() throws Exception {
        start(workload(port, SERVER_OPTIONS));
        assertThat(events.take()).isEqualTo("ready");

        change(workload(port, SERVER_OPTIONS, 2));

        assertThat(events.take()).isEqualTo("unchanged");
    }

    @Test
    void whatHaproxyRefusesLeavesTheServicesAsTheyAre() throws Exception {
        start(workload(port, SERVER_OPTIONS));
        assertThat(events.take()).isEqualTo("ready");

        change(workload(freePort(), "chk"));

        assertThat(events.take())
                .startsWith("refused: HAProxy refuses the configuration: ")
                .contains("'chk'");
        assertThat(accepts(port)).isTrue();
    }

    @Test
    void aPortThatIsTakenIsNamedBeforeTheStart() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            start(workload(taken.getLocalPort(), SERVER_OPTIONS));

            assertThat(events.take())
                    .isEqualTo("failed: port " + taken.getLocalPort()
                            + " of pg-test-primary cannot be had on this machine: address already in use");
        }
    }

    @Test
    void aPortThatIsTakenStopsAReloadAlone() throws Exception {
        start(workload(port, SERVER_OPTIONS));
        assertThat(events.take()).isEqualTo("ready");
        try (ServerSocket taken = new ServerSocket(0)) {
            change(workload(taken.getLocalPort(), SERVER_OPTIONS));

            assertThat(events.take()).startsWith("refused: port " + taken.getLocalPort() + " of pg-test-primary");
        }
        assertThat(accepts(port)).isTrue();
    }

    @Test
    void theDeathOfHaproxyIsToldWithItsReason() throws Exception {
        start(workload(port, SERVER_OPTIONS));
        assertThat(events.take()).isEqualTo("ready");
        long pid =
                Long.parseLong(Files.readString(folder.resolve("haproxy.pid")).strip());

        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        assertThat(events.take()).startsWith("failed: HAProxy ended with exit code 137");
    }

    @Test
    void aFolderThatServesAlreadyIsRefused() throws Exception {
        start(workload(port, SERVER_OPTIONS));
        assertThat(events.take()).isEqualTo("ready");

        Run second = new Run(haproxy(), new RunFolder(folder), listener());
        String outcome = outcome(second, workload(freePort(), SERVER_OPTIONS));

        assertThat(outcome).startsWith("failed: an HAProxy (process ").endsWith(") runs in " + folder + " already");
        assertThat(accepts(port)).isTrue();
    }

    private void start(Workload workload) throws HaproxyException {
        wanted.set(workload);
        run = new Run(haproxy(), new RunFolder(folder), listener());
        thread = new Thread(() -> events.add(outcome(run, workload)));
        thread.start();
    }

    private String outcome(Run running, Workload workload) {
        try {
            running.serve(
                    workload, new SourceWatch(inventory)::hasChanged, () -> Optional.of(requireNonNull(wanted.get())));
            return "ended";
        } catch (HaproxyException e) {
            return "failed: " + e.getMessage();
        } catch (InterruptedException e) {
            return "interrupted";
        }
    }

    private void change(Workload workload) throws IOException {
        wanted.set(workload);
        Files.writeString(inventory, "another line\n", StandardOpenOption.APPEND);
    }

    private Workload workload(int servicePort, String serverOptions) {
        return workload(servicePort, serverOptions, 1);
    }

    private Workload workload(int servicePort, String serverOptions, int line) {
        String content = """
                listen pg-test-primary
                    bind *:%d
                    server pg-test-1 127.0.0.1:1 %s
                """.formatted(servicePort, serverOptions);
        return new Workload(
                "10.0.0.1",
                Settings.onPort(statistics, line),
                List.of(new Endpoint("pg-test-primary", "*", servicePort)),
                Map.of("pg-test-primary/pg-test-1", "127.0.0.1:1"),
                Placement.whole(),
                List.of(new RenderedFile("10.0.0.1", "pg-test-primary.cfg", RenderedFile.Kind.SERVICE, content)));
    }

    private RunListener listener() {
        return new RunListener() {
            @Override
            public void ready(Workload workload) {
                events.add("ready");
            }

            @Override
            public void reloaded(Workload workload) {
                events.add("reloaded");
            }

            @Override
            public void unchanged() {
                events.add("unchanged");
            }

            @Override
            public void refused(HaproxyException why) {
                events.add("refused: " + why.getMessage());
            }

            @Override
            public void said(String line) {}
        };
    }

    private CommandSocket stats() {
        return new CommandSocket(folder.resolve("stats.sock"));
    }

    private int statisticsPage(Optional<String> credentials) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + statistics + "/haproxy/pg-test-1/"));
        credentials.ifPresent(c -> request.header(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(c.getBytes(StandardCharsets.UTF_8))));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static HaproxyBinary haproxy() throws HaproxyException {
        return HaproxyBinary.find(Optional.empty(), System.getenv());
    }

    /// A client may be given the very port that it wants to reach, and meet itself.
    private static boolean accepts(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.getLocalPort() != port;
        } catch (IOException _) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no port is free", e);
        }
    }
}
