package pgsvc.load.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pgsvc.load.history.Action;
import pgsvc.load.history.Client;
import pgsvc.load.history.ClientHistory;
import pgsvc.load.history.FailureKind;
import pgsvc.load.history.History;
import pgsvc.load.history.Mark;
import pgsvc.load.history.Scene;
import pgsvc.load.history.Verification;

class ReportTest {

    @Test
    void aReportSumsUpWhatEachClientSaw() {
        Mark mark = Scene.mark(1000, "kill -9 of pg-test-1");
        History history = new History(
                        Duration.ofSeconds(4),
                        Scene.writes("pg-test-primary")
                                .primary("127.0.0.11", 0, 1000, 100, 5)
                                .fails(FailureKind.CONNECTION_CLOSED, 1000, 1100, 100, 1)
                                .fails(FailureKind.CONNECTION_REFUSED, 1100, 2500, 100, 1)
                                .primary("127.0.0.12", 2500, 4000, 100, 20)
                                .history(),
                        List.of(Scene.reads("pg-test-replica")
                                .replica("127.0.0.12", 0, 2000, 500, 3)
                                .primary("127.0.0.12", 2000, 4000, 500, 3)
                                .history()),
                        List.of(mark))
                .named(Map.of("127.0.0.11", "pg-test-1", "127.0.0.12", "pg-test-2"));
        Verification verification = new Verification(List.of(), List.of(11L));

        assertThat(Report.of(history, verification))
                .isEqualTo(new Report(
                        Duration.ofSeconds(4),
                        new ClientReport(
                                new Client(Action.WRITE, "pg-test-primary"),
                                40,
                                25,
                                List.of(
                                        new FailureCount(FailureKind.CONNECTION_REFUSED, 14),
                                        new FailureCount(FailureKind.CONNECTION_CLOSED, 1)),
                                List.of(new Answers("pg-test-1", 10, 0), new Answers("pg-test-2", 15, 0)),
                                new Gap(Duration.ofMillis(905), Duration.ofMillis(2520)),
                                Optional.of(new Latency(Duration.ofMillis(20), Duration.ofMillis(20)))),
                        List.of(new ClientReport(
                                new Client(Action.READ, "pg-test-replica"),
                                8,
                                8,
                                List.of(),
                                List.of(new Answers("pg-test-2", 4, 4)),
                                new Gap(Duration.ofMillis(3), Duration.ofMillis(503)),
                                Optional.of(new Latency(Duration.ofMillis(3), Duration.ofMillis(3))))),
                        List.of(mark),
                        verification));
    }

    @Test
    void withoutAnyAnswerTheGapIsTheWholeRun() {
        ClientHistory client = Scene.writes("pg-test-primary")
                .fails(FailureKind.CONNECTION_REFUSED, 0, 1000, 100, 1)
                .history();

        assertThat(Gap.longest(client, Duration.ofSeconds(1))).isEqualTo(new Gap(Duration.ZERO, Duration.ofSeconds(1)));
        assertThat(Latency.of(client)).isEmpty();
    }

    @Test
    void anAnswerAfterTheRunEndsItsGapAtTheEndOfTheRun() {
        ClientHistory client = Scene.writes("pg-test-primary")
                .primary("pg-test-1", 0, 100, 100, 10)
                .primary("pg-test-1", 100, 200, 100, 5000)
                .history();

        assertThat(Gap.longest(client, Duration.ofSeconds(1)))
                .isEqualTo(new Gap(Duration.ofMillis(10), Duration.ofSeconds(1)));
    }

    @Test
    void percentilesAreThoseOfTheAnswersByNearestRank() {
        ClientHistory client = Scene.reads("pg-test-replica")
                .replica("pg-test-2", 0, 990, 10, 2)
                .fails(FailureKind.CONNECTION_CLOSED, 990, 1000, 10, 900)
                .replica("pg-test-2", 1000, 1010, 10, 70)
                .history();

        assertThat(Latency.of(client)).contains(new Latency(Duration.ofMillis(2), Duration.ofMillis(2)));
    }

    @Test
    void whatWasPromisedIsComparedWithWhatIsThere() {
        ClientHistory writer = Scene.writes("pg-test-primary")
                .primary("pg-test-1", 0, 3000, 1000, 5)
                .fails(FailureKind.CONNECTION_CLOSED, 3000, 5000, 1000, 5)
                .history();

        assertThat(Verification.of(writer, Set.of(1L, 3L, 5L))).isEqualTo(new Verification(List.of(2L), List.of(5L)));
    }
}
