package pgsvc.sandbox.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.concurrent.Waiting;
import pgsvc.sandbox.Answers;
import pgsvc.sandbox.layout.Shape;

/// The commands on a sandbox of three nodes, each as a process of its own.
@Tag("sandbox")
@Timeout(120)
class CommandsTest {
    private static LiveSandbox live;

    @TempDir
    Path temp;

    @BeforeAll
    static void up() throws Exception {
        live = LiveSandbox.up(new Shape(1, 3, 0, false, false, false, "127.0.47.11"));
    }

    @AfterAll
    static void down() throws Exception {
        if (live != null) {
            live.close();
        }
    }

    @Test
    void statusTellsWhoLeadsAndWhoAnswers() throws Exception {
        Pgsvc.Result result = run("status");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .containsPattern("pg-test-\\d +127\\.0\\.47\\.1\\d +leader +running +\\d+ +- +-\n")
                .containsPattern("pg-test-primary +5433 +pg-test-\\d \\(rw\\) +pg-test-\\d \\(rw\\)")
                .containsPattern("pg-test-replica +5434 +pg-test-\\d \\(r\\) +pg-test-\\d \\(r\\)");
    }

    @Test
    void psqlGoesThroughTheServiceThatIsNamed() throws Exception {
        Pgsvc.Result result = run("psql", "--node", "2", "primary", "-XAtc", "SELECT pg_is_in_recovery()");

        assertThat(result).isEqualTo(new Pgsvc.Result(0, "f\n", ""));
    }

    @Test
    void psqlsOwnExitCodeComesBack() throws Exception {
        assertThat(run("psql", "primary", "-XAtc", "SELECT 1/0").exitCode()).isEqualTo(1);
    }

    /// The first host of each is a load balancer that is gone.
    @Test
    void clientsConnectWithTheStringsThatDsnPrints() throws Exception {
        live.awaitAnswers(
                "pg-test-primary", live.sandbox.leader("pg-test").orElseThrow().name() + " writes");
        String url = dsn("url");
        assertThat(psql(url)).isEqualTo("f");
        assertThat(psql(url.replace("127.0.47.11", "127.0.47.99"))).isEqualTo("f");
        assertThat(psql(dsn("keywords"))).isEqualTo("f");
        try (Connection jdbc = DriverManager.getConnection(dsn("jdbc").replace("127.0.47.11", "127.0.47.99"));
                ResultSet rows = jdbc.createStatement().executeQuery("SELECT pg_is_in_recovery()")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getBoolean(1)).isFalse();
        }
    }

    @Test
    void psqlFindsAServiceInTheFileThatDsnPrints() throws Exception {
        Path file = Files.writeString(temp.resolve("pg_service.conf"), dsn(List.of("--pg-service-file")));

        awaitPrimary();
        assertThat(psql("service=pg-test-primary", "PGSERVICEFILE", file.toString()))
                .isEqualTo("f");
        assertThat(psql("service=pg-test-default", "PGSERVICEFILE", file.toString()))
                .isEqualTo("f");
    }

    private static void awaitPrimary() throws Exception {
        String leader = live.sandbox.leader("pg-test").orElseThrow().name() + " writes";
        live.awaitAnswers("pg-test-primary", leader);
        live.awaitAnswers("pg-test-default", leader);
    }

    private static String dsn(String format) throws Exception {
        return dsn(List.of("pg-test-primary", "-o", format)).strip();
    }

    private static String dsn(List<String> words) throws Exception {
        List<String> all = new ArrayList<>(List.of("dsn", "-i", live.folder.inventory() + ""));
        all.addAll(List.of(
                "--db", Answers.login().database(), "--user", Answers.login().user()));
        all.addAll(words);
        return Pgsvc.await(Pgsvc.start(all)).out();
    }

    private static String psql(String dsn, String... variable) throws Exception {
        ProcessBuilder psql = new ProcessBuilder("psql", dsn, "-XAtc", "SELECT pg_is_in_recovery()");
        if (variable.length == 2) {
            psql.environment().put(variable[0], variable[1]);
        }
        return Pgsvc.await(psql.redirectErrorStream(true).start()).out().strip();
    }

    @Test
    void aServiceThatIsNotThereIsWrongUsage() throws Exception {
        assertThat(run("psql", "primry"))
                .isEqualTo(new Pgsvc.Result(
                        64,
                        "",
                        "pgsvc: the sandbox has no service \"primry\". Services: pg-test-primary, pg-test-replica, "
                                + "pg-test-default, pg-test-offline.\n"));
    }

    @Test
    void loadCountsAndDraws() throws Exception {
        Path plot = temp.resolve("load.svg");

        Pgsvc.Result result = run("load", "--seconds", "3", "--rate", "20", "--plot", plot.toString());

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("writes to pg-test-primary: 60 attempts, 60 answered, 0 failed")
                .contains("reads from pg-test-replica: 60 attempts, 60 answered, 0 failed")
                .endsWith("No acknowledged write is lost.\n");
        assertThat(plot).content().startsWith("<svg").endsWith("</svg>\n");
    }

    @Test
    void aLoadThatIsEndedEarlyPrintsItsReportAllTheSame() throws Exception {
        // Rows that a load before left would end this one before it began.
        assertThat(run("psql", "primary", "-XAtc", "DROP TABLE IF EXISTS pgsvc_load")
                        .exitCode())
                .isZero();
        Process load = Pgsvc.sandbox(live.folder.path(), "load", "--seconds", "100", "--rate", "20");
        assertThat(Waiting.until(this::rowsAreWritten, Duration.ofSeconds(60))).isTrue();

        Pgsvc.interrupt(load);
        Pgsvc.Result result = Pgsvc.await(load);

        assertThat(result.out()).contains("writes to pg-test-primary: ").endsWith("No acknowledged write is lost.\n");
    }

    private boolean rowsAreWritten() {
        try {
            String rows = Pgsvc.run(
                            live.folder.path(), "psql", "primary", "-XAtc", "SELECT count(*) > 0 FROM pgsvc_load")
                    .out();
            return rows.equals("t\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void aSwitchoverMakesTheNamedInstanceTheLeader() throws Exception {
        String next = live.sandbox.leader("pg-test").orElseThrow().seq() == 2 ? "3" : "2";

        Pgsvc.Result result = run("switchover", "--to", next);

        assertThat(result.out()).matches("pg-test-" + next + " leads pg-test now, after \\d+\\.\\d s\n");
        assertThat(live.sandbox.leader("pg-test").orElseThrow().name()).isEqualTo("pg-test-" + next);
        assertThat(run("switchover", "--to", next).err())
                .isEqualTo("pgsvc: pg-test-" + next + " is the leader already. Name another with --to.\n");
        live.sandbox.awaitSettled();
    }

    @Test
    void whatIsKilledIsToldAndRestored() throws Exception {
        Pgsvc.Result kill = run("kill", "--node", "3", "--what", "haproxy");
        Pgsvc.Result again = run("kill", "--node", "3", "--what", "haproxy");
        Pgsvc.Result status = run("status");
        Pgsvc.Result restore = run("restore", "--node", "3");

        assertThat(kill).isEqualTo(new Pgsvc.Result(0, "killed on pg-test-3 (127.0.47.13): haproxy\n", ""));
        assertThat(again)
                .isEqualTo(new Pgsvc.Result(1, "", "pgsvc: nothing to kill: haproxy does not run on pg-test-3.\n"));
        assertThat(status.out())
                .containsPattern("pg-test-3 .* haproxy\n")
                .contains("pg-test-primary (127.0.47.13:5433): connection refused");
        assertThat(restore).isEqualTo(new Pgsvc.Result(0, "pg-test-3: started haproxy\n", ""));
    }

    @Test
    void anEditedInventoryIsReloadedAndAWrongOneChangesNothing() throws Exception {
        String before = Files.readString(live.folder.inventory());
        try {
            assertThat(run("reload").out())
                    .isEqualTo("pg-test-1: unchanged\npg-test-2: unchanged\npg-test-3: unchanged\n");

            Files.writeString(live.folder.inventory(), before.replace("port: 5436", "port: 5446"));
            assertThat(run("reload").out())
                    .isEqualTo("pg-test-1: reloaded\npg-test-2: reloaded\npg-test-3: reloaded\n");
            live.awaitAnswers(
                    "pg-test-default",
                    live.sandbox.leader("pg-test").orElseThrow().name() + " writes");

            Files.writeString(live.folder.inventory(), before.replace("port: 5436", "port: ninety"));
            assertThat(run("reload").exitCode()).isEqualTo(65);

            Files.writeString(
                    live.folder.inventory(),
                    before.replace("port: 5436, ip: \"{{ inventory_hostname }}\"", "port: 5436"));
            assertThat(run("reload"))
                    .isEqualTo(
                            new Pgsvc.Result(
                                    1,
                                    "",
                                    "pgsvc: the service pg-test-default listens on every address, but the nodes of a sandbox "
                                            + "share this machine and have one address each. Add ip: "
                                            + "\"{{ inventory_hostname }}\" to it, or ip: ${NODE_ADDRESS} behind a provider.\n"));
        } finally {
            Files.writeString(live.folder.inventory(), before);
            assertThat(run("reload").exitCode()).isZero();
        }
    }

    @Test
    void logsHaveWhatTheServersWrote() throws Exception {
        Pgsvc.Result result = run("logs", "--node", "1", "--what", "patroni", "-n", "1");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).matches("==> .*/127\\.0\\.47\\.11/patroni\\.log <==\n.+\n");
    }

    private static Pgsvc.Result run(String... words) throws Exception {
        return Pgsvc.run(live.folder.path(), words);
    }
}
