package pgsvc.sandbox.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pgsvc.load.Load;
import pgsvc.load.history.History;
import pgsvc.load.report.Answers;
import pgsvc.load.report.Report;
import pgsvc.sandbox.Disturbance;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.Shape;

/// Three nodes that lose their leader.
@Tag("sandbox")
@Timeout(180)
class FailoverTest {
    private static final Duration VERIFY = Duration.ofSeconds(60);

    private static LiveSandbox live;

    @BeforeAll
    static void up() throws Exception {
        live = LiveSandbox.up(new Shape(1, 3, 0, false, false, false, "127.0.42.11"));
    }

    @AfterAll
    static void down() throws Exception {
        if (live != null) {
            live.close();
        }
    }

    @Test
    void writesGoOnAfterASwitchoverAndNoneThatWasAcknowledgedIsLost() throws Exception {
        writesGoOn(Disturbance.Kind.SWITCHOVER, Duration.ofSeconds(15));
    }

    @Test
    void writesGoOnAfterTheLeadersNodeIsKilledAndNoneThatWasAcknowledgedIsLost() throws Exception {
        writesGoOn(Disturbance.Kind.KILL, Duration.ofSeconds(50));
        live.restore();
    }

    private static void writesGoOn(Disturbance.Kind kind, Duration duration) throws Exception {
        Node.Instance before = live.sandbox.leader("pg-test").orElseThrow();
        Node through = live.sandbox.layout().instances().stream()
                .filter(i -> !i.equals(before))
                .findFirst()
                .orElseThrow();
        Load load = live.load("pg-test", through, duration);
        load.prepare();
        History history;
        try (Disturbance disturbance = Disturbance.start(kind, "pg-test", live.sandbox, load)) {
            history = load.run().named(pgsvc.sandbox.Answers.names(live.sandbox.layout()));
            disturbance.requireDone();
        }
        Report report = Report.of(history, load.verify(history, VERIFY));

        Node.Instance after = live.sandbox.leader("pg-test").orElseThrow();
        assertThat(after).isNotEqualTo(before);
        assertThat(report.verification().lost()).isEmpty();
        assertThat(report.writer().answers()).extracting(Answers::instance).contains(before.name(), after.name());
        assertThat(report.writer().longestGap().end()).isLessThan(report.length());
        assertThat(Optional.of(after)).isEqualTo(live.sandbox.leader("pg-test"));
    }
}
