package pgsvc.sandbox.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pgsvc.concurrent.Waiting;
import pgsvc.haproxy.runtime.FrontEnd;
import pgsvc.load.Load;
import pgsvc.load.history.History;
import pgsvc.load.report.Report;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.Shape;
import pgsvc.target.socket.CommandSocket;

/// `pgsvc switchover` where connections can wait: three nodes with HAProxy 3.0, and an agent beside each.
@Tag("sandbox")
@Timeout(240)
class HeldSwitchoverTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration A_SWITCHOVER = Duration.ofSeconds(15);
    private static final List<String> FOLLOWERS = List.of("pg-test-primary", "pg-test-default");

    private static LiveSandbox live;

    @BeforeAll
    static void up() throws Exception {
        live = LiveSandbox.upWithAgentsAndHaproxy30(new Shape(1, 3, 0, false, false, false, "127.0.87.11"));
    }

    @AfterAll
    static void down() throws Exception {
        if (live != null) {
            live.close();
        }
    }

    private static Process switchover() throws Exception {
        List<String> words = new ArrayList<>(List.of("switchover", "pg-test", "--yes", "--user", "patroni"));
        words.addAll(List.of("-i", live.folder.inventory().toString()));
        return Pgsvc.start(words, live.credentials());
    }

    private static String leader() throws Exception {
        return live.sandbox.leader("pg-test").orElseThrow().name();
    }

    /// What Patroni was asked for it does, whatever became of whoever asked.
    private static void awaitOther(String than) throws Exception {
        assertThat(isOther(than, PATIENCE)).isTrue();
        settle();
    }

    /// The same where Patroni may not have heard of it.
    private static void settle(String before) throws Exception {
        boolean _ = isOther(before, A_SWITCHOVER);
        settle();
    }

    private static boolean isOther(String than, Duration patience) throws Exception {
        return Waiting.until(
                () -> live.sandbox
                        .leader("pg-test")
                        .filter(leader -> !leader.name().equals(than))
                        .isPresent(),
                patience);
    }

    private static void settle() throws Exception {
        assertThat(live.sandbox.awaitFollowers("pg-test")).isTrue();
        live.sandbox.awaitSettled();
        live.awaitAnswers("pg-test-primary", leader() + " writes");
    }

    /// Reads on until a process has said so on standard error.
    private static void awaitSaid(Process process, String words) throws IOException {
        StringBuilder said = new StringBuilder();
        int next = process.getErrorStream().read();
        while (next >= 0 && said.indexOf(words) < 0) {
            said.append((char) next);
            next = process.getErrorStream().read();
        }
        assertThat(said.toString()).contains(words);
    }

    private static Path haproxy(Node node) {
        return live.folder.node(node).resolve("haproxy");
    }

    /// How many connections each front end takes that follows the leader, at all nodes.
    private static Set<Integer> limits() throws IOException {
        Set<Integer> limits = new TreeSet<>();
        for (Node node : live.sandbox.layout().nodes()) {
            CommandSocket socket = new CommandSocket(haproxy(node).resolve("stats.sock"));
            FrontEnd.parse(socket.ask(FrontEnd.question(FOLLOWERS)))
                    .forEach(frontEnd -> limits.add(frontEnd.maxconn()));
        }
        return limits;
    }

    private static boolean isLeased() {
        return live.sandbox.layout().nodes().stream()
                .anyMatch(node -> Files.exists(haproxy(node).resolve("config/.pgsvc/hold")));
    }

    private static void requireOpen() throws Exception {
        assertThat(Waiting.until(() -> limits().equals(Set.of(5000)) && !isLeased(), PATIENCE))
                .as("limits %s, leased %s", limits(), isLeased())
                .isTrue();
    }

    @Test
    void writersSeeADelayAndNoError() throws Exception {
        String before = leader();
        // On a machine with other work a switchover outlasts the usual five seconds.
        Load load = new Load(live.plan("pg-test", live.sandbox.layout().nodes().getFirst(), Duration.ofSeconds(15))
                .withAttemptsPerSecond(20)
                .withPatience(PATIENCE));
        load.prepare();
        Process switchover = switchover();
        History history = load.run();
        Report report = Report.of(history, load.verify(history, PATIENCE));
        Pgsvc.Result result = Pgsvc.await(switchover);

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).doesNotContain("do not wait");
        assertThat(leader()).isNotEqualTo(before);
        assertThat(report.writer().failures()).isEmpty();
        assertThat(report.verification().lost()).isEmpty();
        requireOpen();
    }

    @Test
    void aSwitchoverThatIsKilledLeavesNoConnectionWaiting() throws Exception {
        String before = leader();
        Process switchover = switchover();
        awaitSaid(switchover, "the former leader leads no more");
        assertThat(limits()).containsExactly(0);
        switchover.destroyForcibly();
        requireOpen();
        awaitOther(before);
    }

    @Test
    void aSwitchoverThatIsInterruptedLeavesNoConnectionWaiting() throws Exception {
        String before = leader();
        Process switchover = switchover();
        awaitSaid(switchover, "Patroni is asked");
        assertThat(limits()).containsExactly(0);
        Pgsvc.interrupt(switchover);
        Pgsvc.Result result = Pgsvc.await(switchover);
        assertThat(result.exitCode()).as(result.err()).isEqualTo(130);
        assertThat(limits()).containsExactly(5000);
        assertThat(isLeased()).isFalse();
        assertThat(result.err()).contains("interrupted. Patroni goes on with what it was asked for.");
        settle(before);
    }
}
