package pgsvc.sandbox.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pgsvc.concurrent.Waiting;
import pgsvc.load.Load;
import pgsvc.load.history.History;
import pgsvc.load.history.Mark;
import pgsvc.load.report.Report;
import pgsvc.sandbox.Answers;
import pgsvc.sandbox.Disturbance;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.Shape;
import pgsvc.sandbox.process.Launcher;
import pgsvc.sandbox.process.OwnProcess;
import pgsvc.sandbox.process.Part;

/// Three nodes with an agent beside each HAProxy.
@Tag("sandbox")
@Timeout(240)
class AgentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /// PgBouncer ends it after a minute, since nobody logged in.
    private static final Duration ENDS = Duration.ofSeconds(20);

    private static final Duration CLEARLY = Duration.ofMillis(500);

    private static LiveSandbox live;

    @BeforeAll
    static void up() throws Exception {
        live = LiveSandbox.upWithAgents(new Shape(1, 3, 0, false, false, false, "127.0.64.111"));
    }

    @AfterAll
    static void down() throws Exception {
        if (live != null) {
            live.close();
        }
    }

    @AfterEach
    void restore() throws Exception {
        var _ = live.sandbox.restore(live.sandbox.layout().nodes(), live.inventory(), _ -> {});
    }

    @Test
    void writesGoOnSoonerAfterASwitchoverThanWithoutAgents() throws Exception {
        Duration with = detection();
        for (Node node : live.sandbox.layout().nodes()) {
            assertThat(live.sandbox.kill(node, Optional.of(Part.AGENT))).containsExactly(Part.AGENT);
        }
        Duration without = detection();

        assertThat(with.plus(CLEARLY)).isLessThan(without);
    }

    /// From when the new leader takes writes to the first that reaches it.
    private static Duration detection() throws Exception {
        Node.Instance before = live.sandbox.leader("pg-test").orElseThrow();
        Load load = live.load("pg-test", other(before), Duration.ofSeconds(15));
        load.prepare();
        History history;
        try (Disturbance disturbance = Disturbance.start(Disturbance.Kind.SWITCHOVER, "pg-test", live.sandbox, load)) {
            history = load.run().named(Answers.names(live.sandbox.layout()));
            disturbance.requireDone();
        }
        Report report = Report.of(history, load.verify(history, PATIENCE));
        assertThat(report.verification().lost()).isEmpty();
        Duration promoted = report.marks().stream()
                .filter(mark -> mark.what().endsWith(" takes writes"))
                .map(Mark::at)
                .findFirst()
                .orElseThrow();
        return history.writer().firstAnswerAfter(promoted).orElseThrow().minus(promoted);
    }

    private static Node other(Node.Instance than) {
        return live.sandbox.layout().instances().stream()
                .filter(i -> !i.equals(than))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anAgentThatIsKilledAndOneThatIsStoppedLeaveServicesToTheChecks() throws Exception {
        Node killed = live.instance("pg-test-1");
        Node stopped = live.instance("pg-test-2");
        assertThat(live.sandbox.kill(killed, Optional.of(Part.AGENT))).containsExactly(Part.AGENT);
        OwnProcess asleep = agent(stopped);
        signal("STOP", asleep);

        Node.Instance leader = live.sandbox.switchover("pg-test", Optional.empty());
        live.awaitAnswers("pg-test-primary", leader.name() + " writes");

        signal("CONT", asleep);
        assertThat(live.counts("pg-test-primary", 40)).isEqualTo(Map.of(leader.name() + " writes", 120L));
        live.sandbox.awaitSettled();
        assertThat(live.answers("pg-test-primary")).isEqualTo(Set.of(leader.name() + " writes"));
    }

    @Test
    void anAgentWhoseHaproxyIsReloadedOrRestartedTellsItAgainWhoLeads() throws Exception {
        Node node = live.instance("pg-test-3");
        String leader = live.sandbox.leader("pg-test").orElseThrow().name();
        int before = log(node).size();

        live.edit("5436", "5446");
        awaitLog(node, before, "HAProxy was reloaded or restarted");
        awaitLog(node, before, "hint: " + leader + " up in pg-test-primary and pg-test-default");
        assertThat(live.counts("pg-test-primary", 10)).isEqualTo(Map.of(leader + " writes", 30L));

        int later = log(node).size();
        assertThat(live.sandbox.kill(node, Optional.of(Part.HAPROXY))).containsExactly(Part.HAPROXY);
        awaitLog(node, later, "HAProxy takes no commands");
        live.restore();
        awaitLog(node, later, "HAProxy was reloaded or restarted");
        awaitLog(node, later, "hint: " + leader + " up in pg-test-primary and pg-test-default");
        live.awaitAnswersAt(node.name(), "pg-test-primary", leader + " writes");
        live.edit("5446", "5436");
    }

    /// Nobody else ends it: the old worker checks nothing, and a pool does not know who leads.
    @Test
    void aSessionOfBeforeAReloadEndsWhenItsInstanceLeadsNoMore() throws Exception {
        Node.Instance before = live.sandbox.leader("pg-test").orElseThrow();
        try (Socket session = new Socket()) {
            session.connect(new InetSocketAddress(other(before).address(), 5433), (int) PATIENCE.toMillis());
            session.setSoTimeout(1);
            assertThatThrownBy(session.getInputStream()::read).isInstanceOf(SocketTimeoutException.class);
            live.edit("5436", "5446");
            assertThatThrownBy(session.getInputStream()::read).isInstanceOf(SocketTimeoutException.class);

            var _ = live.sandbox.switchover("pg-test", Optional.empty());

            session.setSoTimeout((int) ENDS.toMillis());
            assertThat(session.getInputStream().read()).isEqualTo(-1);
        }
        live.edit("5446", "5436");
    }

    private static OwnProcess agent(Node node) {
        return OwnProcess.all(live.folder).stream()
                .filter(process ->
                        process.part() == Part.AGENT && process.place().equals(node.address()))
                .findFirst()
                .orElseThrow();
    }

    private static void signal(String name, OwnProcess process) throws Exception {
        int code = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "kill -" + name + " " + process.handle().pid())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(code).isZero();
    }

    private static List<String> log(Node node) throws IOException {
        return Files.readAllLines(Launcher.log(live.folder, node.address(), Part.AGENT));
    }

    private static void awaitLog(Node node, int after, String begin) throws Exception {
        boolean there = Waiting.until(
                () -> lines(node, after).stream().anyMatch(line -> line.startsWith("pgsvc agent: " + begin)), PATIENCE);
        assertThat(there).as("%s in %s", begin, lines(node, after)).isTrue();
    }

    private static List<String> lines(Node node, int after) {
        try {
            return log(node).stream().skip(after).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
