package pgsvc.sandbox.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pgsvc.concurrent.Waiting;
import pgsvc.haproxy.runtime.ServerStatus;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.Shape;
import pgsvc.sandbox.process.Part;
import pgsvc.target.socket.CommandSocket;

/// `pgsvc status` and `pgsvc explain --live` on three real nodes. Whoever leads when a test begins, it tells of
/// it by its name.
@Tag("sandbox")
@Timeout(180)
class StatusTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String FIRST = "127.0.62.11";
    private static final String SECOND = "127.0.62.12";

    private static LiveSandbox live;

    @BeforeAll
    static void up() throws Exception {
        live = LiveSandbox.up(new Shape(1, 3, 0, false, false, false, FIRST));
    }

    @AfterAll
    static void down() throws Exception {
        if (live != null) {
            live.close();
        }
    }

    @Test
    void aHealthyClusterIsOneColumnAndAfterASwitchoverTheOthersServe() throws Exception {
        leadsBy("pg-test-1");
        assertThat(pgsvc("status")).isEqualTo(new Pgsvc.Result(0, """
                pg-test: pg-test-1 leads, 3 of 3 members answer. Below, 1 is pg-test-1, and so on.

                SERVICE  PORT  CHECK       AT ALL 3
                primary  5433  /primary    1
                replica  5434  /read-only  2 3
                default  5436  /primary    1
                offline  5438  /replica    3

                All is as it was meant.
                """, ""));

        leadsBy("pg-test-2");
        assertThat(pgsvc("status", "pg-test")).isEqualTo(new Pgsvc.Result(0, """
                pg-test: pg-test-2 leads, 3 of 3 members answer. Below, 1 is pg-test-1, and so on.

                SERVICE  PORT  CHECK       AT ALL 3
                primary  5433  /primary    2
                replica  5434  /read-only  2 3
                default  5436  /primary    2
                offline  5438  /replica    3

                All is as it was meant.
                """, ""));
    }

    @Test
    void aNodeWhoseHaproxyIsStoppedIsNamedAndTheRestIsTold() throws Exception {
        leadsBy("pg-test-1");
        assertThat(live.sandbox.kill(live.instance("pg-test-3"), Optional.of(Part.HAPROXY)))
                .isNotEmpty();
        try {
            Pgsvc.Result status = pgsvc("status");

            assertThat(status.exitCode()).isEqualTo(1);
            assertThat(status.out()).startsWith("""
                            pg-test: pg-test-1 leads, 3 of 3 members answer. Below, 1 is pg-test-1, and so on.

                            SERVICE  PORT  CHECK       AT 127.0.62.11, 127.0.62.12  AT 127.0.62.13
                            primary  5433  /primary    1                            no HAProxy
                            replica  5434  /read-only  2 3                          no HAProxy
                            default  5436  /primary    1                            no HAProxy
                            offline  5438  /replica    3                            no HAProxy

                            Load balancers that do not answer:
                              127.0.62.13: no HAProxy runs there that loads \
                            """).hasLineCount(10);
        } finally {
            live.restore();
        }
    }

    @Test
    void aDrainedInstanceAndAWeightSetByHandAreToldByBothCommands() throws Exception {
        leadsBy("pg-test-1");
        tell(FIRST, "set server pg-test-replica/pg-test-2 state drain");
        tell(SECOND, "set server pg-test-replica/pg-test-3 weight 10");
        try {
            assertThat(pgsvc("status")).isEqualTo(new Pgsvc.Result(0, """
                    pg-test: pg-test-1 leads, 3 of 3 members answer. Below, 1 is pg-test-1, and so on.

                    SERVICE  PORT  CHECK       AT 127.0.62.11  AT 127.0.62.12, 127.0.62.13
                    primary  5433  /primary    1               1
                    replica  5434  /read-only  3               2 3
                    default  5436  /primary    1               1
                    offline  5438  /replica    3               3

                    Differences between load balancers:
                      pg-test-replica is served by pg-test-3 at 127.0.62.11; by pg-test-2 and pg-test-3 at 127.0.62.12 and 127.0.62.13.
                    Out of service:
                      pg-test-2 is drained by hand (its end: pgsvc ready pg-test-2); for replica at 127.0.62.11.
                    Not as it was meant:
                      127.0.62.12: pg-test-replica/pg-test-3 runs with weight 10 instead of weight 100
                    """, ""));
            Pgsvc.Result explained = pgsvc("explain", "pg-test-replica", "--live");
            assertThat(explained.exitCode()).isZero();
            assertThat(explained.out().lines().filter(line -> line.startsWith("  now ")))
                    .containsExactly(
                            "  now          Gets no traffic: at 127.0.62.11 it waits as a backup, since pg-test-3 is up; at 127.0.62.12 and 127.0.62.13 it waits as a backup, since pg-test-2 and pg-test-3 are up.",
                            "  now          Gets traffic at 127.0.62.12 and 127.0.62.13; at 127.0.62.11 it is drained by hand (its end: pgsvc ready pg-test-2).",
                            "  now          Gets traffic at all 3.");
        } finally {
            tell(FIRST, "set server pg-test-replica/pg-test-2 state ready");
            tell(SECOND, "set server pg-test-replica/pg-test-3 weight 100");
        }
    }

    @Test
    void aLostMemberIsDownForAReasonAndTheWatchTellsIt() throws Exception {
        leadsBy("pg-test-1");
        Node.Instance lost = live.instance("pg-test-2");
        Process watch = Pgsvc.start(List.of("status", "-i", inventory(), "--watch", "1"));
        live.kill(lost);
        try (BufferedReader out = watch.inputReader(StandardCharsets.UTF_8)) {
            String told =
                    "  pg-test-2 is down: its Patroni refuses the connection; for primary, replica, default, offline"
                            + " at 127.0.62.11 and 127.0.62.13.";
            assertThat(out.lines().anyMatch(told::equals)).isTrue();
            Pgsvc.interrupt(watch);
            assertThat(watch.waitFor()).isZero();
            Pgsvc.Result explained = pgsvc("explain", "pg-test-offline", "pg-test-2", "--live");
            assertThat(explained.exitCode()).isEqualTo(1);
            assertThat(explained.out())
                    .contains("  Patroni now  refuses the connection\n")
                    .contains("  at " + SECOND + "  no HAProxy runs\n")
                    .contains("  now          Gets no traffic: at 127.0.62.11 and 127.0.62.13 it is down: its Patroni "
                            + "refuses the connection; at 127.0.62.12 no HAProxy runs.\n");
        } finally {
            watch.destroyForcibly();
            live.restore();
        }
    }

    /// Makes an instance the leader and waits until each load balancer has settled on it.
    private static void leadsBy(String instance) throws Exception {
        Node.Instance next = live.instance(instance);
        if (!live.sandbox.leader("pg-test").equals(Optional.of(next))) {
            assertThat(live.sandbox.switchover("pg-test", Optional.of(next))).isEqualTo(next);
        }
        assertThat(Waiting.until(
                        () -> live.sandbox.layout().instances().stream().allMatch(node -> isSettledOn(instance, node)),
                        PATIENCE))
                .isTrue();
    }

    private static boolean isSettledOn(String leader, Node node) {
        try {
            List<ServerStatus> servers = live.sandbox.servers(node);
            return servers.stream().allMatch(ServerStatus::isSettled)
                    && servers.stream().allMatch(server -> isRight(server, leader));
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean isRight(ServerStatus server, String leader) {
        boolean leads = server.server().equals(leader);
        return switch (server.section()) {
            case "pg-test-primary", "pg-test-default" -> server.isUp() == leads;
            case "pg-test-offline" -> server.isUp() != leads;
            default -> server.isUp();
        };
    }

    private static void tell(String node, String command) throws Exception {
        CommandSocket socket = new CommandSocket(
                live.folder.path().resolve(node).resolve("haproxy").resolve("stats.sock"));
        assertThat(socket.ask(command).strip()).isEmpty();
    }

    private static String inventory() {
        return live.folder.inventory().toString();
    }

    private static Pgsvc.Result pgsvc(String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("-i", inventory()));
        return Pgsvc.await(Pgsvc.start(all));
    }
}
