package pgsvc.sandbox.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.Shape;
import pgsvc.sandbox.process.OwnProcess;
import pgsvc.sandbox.process.Part;

/// `pgsvc switchover` on three nodes with the system's HAProxy and without agents.
@Tag("sandbox")
@Timeout(240)
class SwitchoverTest {
    private static LiveSandbox live;

    @BeforeAll
    static void up() throws Exception {
        live = LiveSandbox.up(new Shape(1, 3, 0, false, false, false, "127.0.86.11"));
    }

    @AfterAll
    static void down() throws Exception {
        if (live != null) {
            live.close();
        }
    }

    private static Pgsvc.Result switchover(String... more) throws Exception {
        List<String> words = new ArrayList<>(List.of("switchover", "pg-test", "--user", "patroni"));
        words.addAll(List.of("-i", live.folder.inventory().toString()));
        words.addAll(List.of(more));
        return Pgsvc.await(Pgsvc.start(words, live.credentials()));
    }

    private static String leader() throws Exception {
        return live.sandbox.leader("pg-test").orElseThrow().name();
    }

    private static String other(String than) {
        return live.sandbox.layout().instances().stream()
                .map(Node.Instance::name)
                .filter(name -> !name.equals(than))
                .findFirst()
                .orElseThrow();
    }

    /// HAProxy's workers and masters.
    private static Set<Long> haproxies() throws IOException {
        return OwnProcess.all(live.folder).stream()
                .filter(process -> process.part() == Part.HAPROXY)
                .map(process -> process.handle().pid())
                .collect(Collectors.toSet());
    }

    @Test
    void theOneThatIsNamedLeadsAndEachLoadBalancerSendsToItWhenItReturns() throws Exception {
        String before = leader();
        String next = other(before);
        Set<Long> haproxies = haproxies();

        Pgsvc.Result result = switchover("--to", next, "--yes");

        assertThat(live.answers("pg-test-primary")).containsExactly(next + " writes");
        assertThat(live.answers("pg-test-default")).containsExactly(next + " writes");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .startsWith("pg-test: " + before + " leads, and " + next + " is to lead, ")
                .contains("\n" + next + " leads, after ")
                .contains("LOAD BALANCER  SENDS TO IT AFTER  NEW CONNECTIONS WAITED\n127.0.86.11    ");
        assertThat(result.err())
                .contains("127.0.86.11: new connections do not wait there: HAProxy 2.6.")
                .contains("  0.0 s  Patroni is asked\n");
        // The command that would let connections wait ends HAProxy 2.6.
        assertThat(haproxies()).isEqualTo(haproxies);
        assertThat(switchover("--to", next, "--yes"))
                .isEqualTo(new Pgsvc.Result(0, next + " leads pg-test already.\n", ""));
    }

    @Test
    void whatDoesNotHappenChangesNothing() throws Exception {
        String before = leader();

        Pgsvc.Result dry = switchover("--dry-run");
        assertThat(dry.exitCode()).isZero();
        assertThat(dry.out()).startsWith("pg-test: " + before + " leads, and ");
        assertThat(dry.err()).isEmpty();

        assertThat(switchover("--to", "pg-test-9", "--yes"))
                .isEqualTo(new Pgsvc.Result(
                        1,
                        "",
                        "pgsvc: no switchover of pg-test:\n  pg-test has no member pg-test-9. Its members are pg-test-1,"
                                + " pg-test-2, pg-test-3.\n"));

        Pgsvc.Result unasked = switchover();
        assertThat(unasked.exitCode()).isEqualTo(64);
        assertThat(unasked.err())
                .isEqualTo("pgsvc: Nobody can be asked here: give --yes, or --dry-run to see what would be.\n");
        assertThat(leader()).isEqualTo(before);
    }

    @Test
    void whatPatroniRefusesIsToldInItsWords() throws Exception {
        String before = leader();
        List<String> words = List.of("switchover", "-i", live.folder.inventory().toString(), "--yes");

        Pgsvc.Result result = Pgsvc.await(Pgsvc.start(words));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .endsWith(
                        "  0.0 s  Patroni is asked\npgsvc: Patroni answers 401: no auth header received. Name who may, "
                                + "with --user, or with patroni_username and patroni_password in the inventory.\n"
                                + before + " leads now.\n");
        assertThat(leader()).isEqualTo(before);
    }
}
