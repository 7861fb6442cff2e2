package pgsvc.sandbox.live;

import static org.assertj.core.api.Assertions.assertThat;

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

/// `pg_rto: swift` on three nodes without agents: servers of `default` have no checks of their own.
@Tag("sandbox")
@Timeout(240)
class SwiftTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static LiveSandbox live;

    @BeforeAll
    static void up() throws Exception {
        live = LiveSandbox.up(new Shape(1, 3, 0, false, false, false, "127.0.86.111"));
        live.edit("pg_cluster: pg-test", "pg_cluster: pg-test\n        pg_rto: swift");
    }

    @AfterAll
    static void down() throws Exception {
        if (live != null) {
            live.close();
        }
    }

    private static Pgsvc.Result pgsvc(String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("-i", live.folder.inventory().toString()));
        return Pgsvc.await(Pgsvc.start(all, live.credentials()));
    }

    private static List<String> out(String status) throws Exception {
        List<String> out = new ArrayList<>();
        for (Node node : live.sandbox.layout().nodes()) {
            live.sandbox.servers(node).stream()
                    .filter(server -> server.status().startsWith(status))
                    .map(ServerStatus::section)
                    .forEach(out::add);
        }
        return out;
    }

    @Test
    void aSwitchoverIsSeenInTheServicesThatHaveNoChecksOfTheirOwn() throws Exception {
        Node.Instance leader = live.sandbox.switchover("pg-test", Optional.empty());
        live.awaitAnswers("pg-test-primary", leader.name() + " writes");
        live.awaitAnswers("pg-test-default", leader.name() + " writes");
        live.sandbox.awaitSettled();

        // The former leader takes its time to follow.
        boolean well = Waiting.until(() -> pgsvc("status").out().endsWith("All is as it was meant.\n"), PATIENCE);
        assertThat(well).as(pgsvc("status").out()).isTrue();
        assertThat(pgsvc("plan").out()).endsWith("Nothing is to be changed on 3 nodes.\n");
    }

    @Test
    void aPlannedSwitchoverTellsTheServersThatAreCheckedAndTheOthersFollow() throws Exception {
        Pgsvc.Result result = pgsvc("switchover", "--yes", "--user", "patroni");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).doesNotContain("objects");
        String leader = live.sandbox.leader("pg-test").orElseThrow().name();
        assertThat(live.answers("pg-test-default")).containsExactly(leader + " writes");
        // The new leader's PgBouncer may refuse logins for a while, if its PostgreSQL was away before.
        live.awaitAnswers("pg-test-primary", leader + " writes");
    }

    @Test
    void anInstanceIsTakenOutOfServiceAndBackInAllItsServices() throws Exception {
        String leader = live.sandbox.leader("pg-test").orElseThrow().name();
        Pgsvc.Result maint = pgsvc("maint", leader);
        assertThat(maint.exitCode()).as(maint.out()).isZero();
        assertThat(out("MAINT")).contains("pg-test-primary", "pg-test-default");

        Pgsvc.Result ready = pgsvc("ready", leader);
        assertThat(ready.exitCode()).as(ready.out()).isZero();
        assertThat(Waiting.until(() -> out("MAINT").isEmpty(), PATIENCE)).isTrue();
        live.awaitAnswers("pg-test-default", leader + " writes");
    }
}
