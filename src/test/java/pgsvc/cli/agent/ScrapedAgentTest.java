package pgsvc.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.agent.HaproxySocket;
import pgsvc.cli.view.metrics.Family;
import pgsvc.concurrent.Waiting;
import pgsvc.hint.GivenHint;
import pgsvc.target.socket.CommandSocket;
import pgsvc.topology.PlayedPatronis;

/// `pgsvc agent --apply --metrics` as a process of its own beside a real HAProxy, with two Patronis that a test plays.
@Tag("haproxy")
@Timeout(120)
class ScrapedAgentTest {
    private static final Path HAPROXY = Path.of("/usr/sbin/haproxy");
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");
    private static final Pattern URL = Pattern.compile("metrics are at (\\S+)\n");
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private PlayedPatronis patronis;
    private Process haproxy;
    private Process agent;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(Files.isExecutable(HAPROXY), "HAProxy is not installed: " + HAPROXY);
        patronis = new PlayedPatronis("127.0.88.21", "127.0.88.22");
        writeInventory();
        haproxy = haproxy();
        agent = agent();
        assertThat(Waiting.until(() -> URL.matcher(log()).find(), PATIENCE))
                .as(log())
                .isTrue();
    }

    private void writeInventory() throws IOException {
        Files.writeString(folder.resolve("pigsty.yml"), """
                all:
                  hosts:
                    127.0.88.21: { pg_seq: 1, pg_role: primary }
                    127.0.88.22: { pg_seq: 2, pg_role: replica }
                  vars:
                    pg_cluster: pg-test
                    patroni_port: %d
                    pg_default_services:
                      - { name: primary, ip: 127.0.88.21, port: %d, dest: 15432, check: /primary, selector: "[]" }
                """.formatted(patronis.port(), freePort()));
    }

    private boolean isNoted() throws IOException {
        Path notes = folder.resolve(GivenHint.FILE);
        return Files.exists(notes) && Files.readString(notes).contains("Z pg-test-primary/pg-test-2 is up\n");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Process haproxy() throws Exception {
        Path base = Files.writeString(folder.resolve("haproxy.cfg"), """
                global
                    stats socket %1$s/stats.sock mode 600 level admin
                defaults
                    mode tcp
                    timeout connect 3s
                    timeout client 1m
                    timeout server 1m
                """.formatted(folder));
        Path services = Files.createDirectories(folder.resolve("conf.d"));
        Process process = new ProcessBuilder(
                        HAPROXY.toString(),
                        "-W",
                        "-S",
                        folder + "/master.sock",
                        "-f",
                        base.toString(),
                        "-f",
                        services.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.log").toFile())
                .start();
        assertThat(Waiting.until(() -> Files.exists(folder.resolve("stats.sock")), PATIENCE))
                .isTrue();
        return process;
    }

    private Process agent() throws IOException {
        return new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "pgsvc.cli.Main",
                        "agent",
                        "-i",
                        folder.resolve("pigsty.yml").toString(),
                        "--node",
                        "127.0.88.21",
                        "--haproxy-dir",
                        folder.toString(),
                        "--apply",
                        "--metrics",
                        "127.0.0.1:0"))
                .redirectError(folder.resolve("agent.log").toFile())
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        for (Process process : List.of(agent, haproxy)) {
            process.destroy();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
        patronis.close();
        client.close();
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("agent.log"));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        Matcher url = URL.matcher(log());
        assertThat(url.find()).isTrue();
        return client.send(
                HttpRequest.newBuilder(URI.create(url.group(1)).resolve(path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String scraped() throws IOException, InterruptedException {
        return get("/metrics").body();
    }

    private void await(String line) throws IOException, InterruptedException {
        assertThat(Waiting.until(() -> scraped().contains(line + "\n"), PATIENCE))
                .as("%s in:%n%s%nlog:%n%s", line, scraped(), log())
                .isTrue();
    }

    private boolean isReloadSeen() throws IOException {
        long now = new HaproxySocket(new CommandSocket(folder.resolve("stats.sock"))).pid();
        return log().contains("(process " + now + ")");
    }

    @Test
    void whatItAppliesAndTellsHaproxyIsCounted() throws Exception {
        await("pgsvc_applies_total{result=\"applied\"} 1");
        await("pgsvc_changes_total{method=\"reload\",result=\"applied\"} 1");
        await("pgsvc_reload_required_total{reason=\"section-new\"} 1");
        await("pgsvc_in_sync{node=\"127.0.88.21\"} 1");
        await("pgsvc_load_balancer_up{node=\"127.0.88.21\"} 1");
        await("pgsvc_source_up{cluster=\"pg-test\",instance=\"pg-test-2\",node=\"127.0.88.21\"} 1");
        await("pgsvc_leader{cluster=\"pg-test\",instance=\"pg-test-1\",node=\"127.0.88.21\"} 1");

        // Else the process that came with the reload would be told of the new leader once more.
        assertThat(Waiting.until(this::isReloadSeen, PATIENCE)).as(log()).isTrue();

        patronis.lead(2);

        await("pgsvc_leader{cluster=\"pg-test\",instance=\"pg-test-2\",node=\"127.0.88.21\"} 1");
        await("pgsvc_role_hints_total{service=\"pg-test-primary\",instance=\"pg-test-2\",health=\"up\","
                + "result=\"told\"} 1");
        assertThat(scraped()).containsPattern("pgsvc_detection_seconds_count [1-9]\n");
        assertThat(Waiting.until(this::isNoted, PATIENCE))
                .as("a note beside the socket")
                .isTrue();
    }

    @Test
    void aPauseAndADriftAreSeenAndSighupEndsNothing() throws Exception {
        await("pgsvc_paused{node=\"127.0.88.21\"} 0");
        Files.writeString(folder.resolve(".pgsvc/pause"), "maintenance\n");
        await("pgsvc_paused{node=\"127.0.88.21\"} 1");

        Files.delete(folder.resolve(".pgsvc/pause"));
        Path file = folder.resolve("conf.d/pg-test-primary.cfg");
        Files.writeString(file, Files.readString(file) + "# by hand\n");
        await("pgsvc_in_sync{node=\"127.0.88.21\"} 0");

        new ProcessBuilder("kill", "-HUP", Long.toString(agent.pid())).start().waitFor();

        await("pgsvc_in_sync{node=\"127.0.88.21\"} 1");
        assertThat(log()).contains("(asked for by SIGHUP)");
    }

    @Test
    void prometheusOwnToolFindsNothingToSay() throws Exception {
        assumeTrue(Files.isExecutable(PROMTOOL), "Prometheus is not installed: " + PROMTOOL);
        await("pgsvc_in_sync{node=\"127.0.88.21\"} 1");
        Process promtool = new ProcessBuilder(PROMTOOL.toString(), "check", "metrics")
                .redirectErrorStream(true)
                .start();
        try (var in = promtool.getOutputStream()) {
            in.write(scraped().getBytes(StandardCharsets.UTF_8));
        }

        assertThat(new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(promtool.waitFor()).isZero();
    }

    @Test
    void itHasAllThatAnAgentKnowsAndNothingElse() throws Exception {
        assertThat(scraped().lines().filter(line -> line.startsWith("# TYPE ")).map(line -> line.split(" ")[2]))
                .containsExactly(
                        Family.BUILD_INFO.id(),
                        Family.SOURCE_UP.id(),
                        Family.LEADER.id(),
                        Family.LOAD_BALANCER_UP.id(),
                        Family.ROLE_HINTS_TOTAL.id(),
                        Family.DETECTION_SECONDS.id(),
                        Family.OLD_WORKER_SESSIONS.id(),
                        Family.IN_SYNC.id(),
                        Family.PAUSED.id(),
                        Family.REVERSALS.id(),
                        Family.LAST_SUCCESS_TIMESTAMP_SECONDS.id(),
                        Family.DRIFT_ITEMS.id(),
                        Family.APPLIES_TOTAL.id(),
                        Family.CHANGES_TOTAL.id(),
                        Family.RELOAD_REQUIRED_TOTAL.id(),
                        Family.RECONCILE_DURATION_SECONDS.id());
        assertThat(get("/").statusCode()).isEqualTo(404);
    }
}
