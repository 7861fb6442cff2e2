package pgsvc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.concurrent.Waiting;
import pgsvc.target.socket.CommandSocket;

/// `--base` on a HAProxy that runs, whose base was written by hand.
@Tag("haproxy")
@Timeout(120)
class BaseConfigurationTest {
    private static final String NODE = "127.0.65.31";
    private static final String INVENTORY = """
            all:
              children:
                pg-a:
                  hosts:
                    127.0.65.31: { pg_seq: 1, pg_role: primary }
                    127.0.65.32: { pg_seq: 2, pg_role: replica }
                  vars:
                    pg_cluster: pg-a
                    ansible_connection: local
                    haproxy_dir: FOLDER/haproxy
                    patroni_port: 18008
                    pg_default_services:
                      - { name: primary, port: 5433, ip: 127.0.65.31, selector: "[]", options: inter 1s rise 1 fall 1 }
            """;
    private static final String ADMIN = "    stats socket FOLDER/stats.sock mode 600 level admin  # ours\n";
    private static final String BASE = """
            # by hand
            global
            SOCKET    maxconn 100

            # ---- all of them
            defaults
                mode tcp   # of course
                timeout connect 1s
                timeout client 1m
                timeout server 1m
                timeout check 1s

            listen mine
                bind 127.0.65.31:5500
            """;

    @TempDir
    Path temp;

    private final List<HttpServer> patronis = new ArrayList<>();
    private Path folder = Path.of("unset");
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void prepare() throws IOException {
        folder = temp.resolve("haproxy");
        Files.createDirectories(folder.resolve("conf.d"));
        Files.writeString(temp.resolve("pigsty.yml"), INVENTORY.replace("FOLDER", temp.toString()));
        patronis.add(patroni(NODE, 200));
        patronis.add(patroni("127.0.65.32", 503));
    }

    @AfterEach
    void end() throws InterruptedException {
        patronis.forEach(patroni -> patroni.stop(0));
        for (Process process : started) {
            process.destroy();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void theFirstReloadCarriesHealthStatesOverAndNothingElseOfTheBaseChanges() throws Exception {
        start(ADMIN, "-S", file("master.sock"));
        String before = base();

        Cli plan = pgsvc("plan", "--base", "--hard-stop-after", "10m");
        Cli first = pgsvc("apply", "--base", "--hard-stop-after", "10m");

        assertThat(plan.out()).contains("""
                  ~ haproxy.cfg  [reload: the base configuration learns to carry health states]
                      --- haproxy.cfg
                      +++ haproxy.cfg
                      @@ -3,4 +3,6 @@
                           stats socket FOLDER/haproxy/stats.sock mode 600 level admin  # ours
                           maxconn 100
                      +    server-state-file FOLDER/haproxy/server-state
                      +    hard-stop-after 10m
                      \s
                       # ---- all of them
                      @@ -11,4 +13,5 @@
                           timeout server 1m
                           timeout check 1s
                      +    load-server-state-from-file global
                      \s
                       listen mine
                """.replace("\\s", " ").replace("FOLDER", temp.toString()));
        assertThat(first.exit()).as("%s", first).isZero();
        assertThat(base().replaceAll("    (server-state-file|hard-stop-after|load-server-state).*\n", ""))
                .isEqualTo(before);
        assertThat(pgsvc("plan", "--base", "--detailed-exitcode").exit()).isZero();
        assertThat(pgsvc("plan").out()).doesNotContain("warning");
    }

    @Test
    void aReplicaStaysOutOverTheReloadThatBringsTheLinesIn() throws Exception {
        start(ADMIN, "-S", file("master.sock"));
        assertThat(pgsvc("apply").exit()).isZero();
        assertThat(Waiting.until(() -> status("pg-a-2").equals("DOWN"), Duration.ofSeconds(30)))
                .isTrue();

        Cli apply = pgsvc("apply", "--base");

        assertThat(apply.out()).contains("reload: the base configuration learns to carry health states");
        assertThat(Files.readString(temp.resolve("log")))
                .contains("Server pg-a-primary/pg-a-2 is DOWN, changed from server-state after a reload");
        assertThat(Files.readString(folder.resolve("server-state"))).isEqualTo("1\n");
    }

    @Test
    void aHaproxyThatTakesNoCommandsLearnsToAndIsReloadedByItsMaster() throws Exception {
        start("", "-S", file("master.sock"));

        assertIsOpened();
    }

    @Test
    void aHaproxyThatTakesNoCommandsLearnsToAndIsReloadedByASignal() throws Exception {
        start("");

        assertIsOpened();
    }

    private void assertIsOpened() throws IOException {
        Cli blind = pgsvc("apply");
        Cli apply = pgsvc("apply", "--base");

        assertThat(blind.exit()).isEqualTo(1);
        assertThat(blind.out()).contains("skipped  -           HAProxy runs here and takes no commands:");
        assertThat(apply.exit()).as("%s", apply).isZero();
        assertThat(base())
                .contains("    maxconn 100\n    server-state-file " + file("server-state") + "\n    stats socket "
                        + file("pgsvc.sock") + " mode 600 level admin\n");
        assertThat(new CommandSocket(folder.resolve("pgsvc.sock")).ask("show stat"))
                .contains("pg-a-primary,pg-a-1,");
    }

    @Test
    void aRollbackTakesTheLinesOutAgain() throws Exception {
        start(ADMIN, "-S", file("master.sock"));
        String before = base();
        assertThat(pgsvc("apply", "--base").exit()).isZero();

        Cli back = pgsvc("rollback");

        assertThat(back.exit()).as("%s", back).isZero();
        assertThat(base()).isEqualTo(before);
        assertThat(folder.resolve("conf.d")).isEmptyDirectory();
    }

    @Test
    void whatDoesNotGoTogetherIsTold() {
        assertThat(pgsvc("plan", "--hard-stop-after", "10m"))
                .isEqualTo(
                        new Cli(64, "", "pgsvc: --hard-stop-after is a line of the base configuration: add --base.\n"));
        assertThat(pgsvc("apply", "--base", "--hard-stop-after", "10x"))
                .isEqualTo(new Cli(64, "", "pgsvc: --hard-stop-after takes a time such as 10m or 90s, not \"10x\".\n"));
    }

    private void start(String socket, String... master) throws Exception {
        Files.writeString(
                folder.resolve("haproxy.cfg"), BASE.replace("SOCKET", socket).replace("FOLDER", folder.toString()));
        List<String> command = new ArrayList<>(List.of("haproxy", "-W"));
        command.addAll(List.of(master));
        command.addAll(List.of("-f", file("haproxy.cfg"), "-f", file("conf.d")));
        Path log = temp.resolve("log");
        started.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start());
        assertThat(Waiting.until(() -> says(log, "Loading success"), Duration.ofSeconds(10)))
                .isTrue();
    }

    private static boolean says(Path log, String what) {
        try {
            return Files.readString(log).contains(what);
        } catch (IOException _) {
            return false;
        }
    }

    private String status(String server) {
        try {
            return new CommandSocket(folder.resolve("stats.sock"))
                    .ask("show stat")
                    .lines()
                    .filter(line -> line.startsWith("pg-a-primary," + server + ","))
                    .flatMap(line -> Stream.of(line.split(",")[17]))
                    .findFirst()
                    .orElse("");
        } catch (IOException _) {
            return "";
        }
    }

    private static HttpServer patroni(String address, int code) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), 18008), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(code, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private Cli pgsvc(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("-l", NODE));
        return Cli.run(
                "",
                Map.of(
                        "PATH", System.getenv().getOrDefault("PATH", ""),
                        "PGSVC_INVENTORY", temp.resolve("pigsty.yml").toString()),
                all.toArray(String[]::new));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private String base() throws IOException {
        return Files.readString(folder.resolve("haproxy.cfg"));
    }
}
