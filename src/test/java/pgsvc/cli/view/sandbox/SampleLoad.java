package pgsvc.cli.view.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import pgsvc.load.LoadPlan;
import pgsvc.load.Login;
import pgsvc.load.ServicePort;
import pgsvc.load.history.FailureKind;
import pgsvc.load.history.History;
import pgsvc.load.history.Scene;
import pgsvc.load.history.Verification;
import pgsvc.load.report.Report;

/// Four seconds with a switchover, and what may be found after them.
final class SampleLoad {
    static final LoadPlan PLAN = LoadPlan.of(
                    new ServicePort("pg-test-primary", "127.0.0.12", 5433),
                    List.of(new ServicePort("pg-test-replica", "127.0.0.12", 5434)),
                    new Login("app", "app", Optional.empty()))
            .withAttemptsPerSecond(10);

    static final History HISTORY = new History(
            Duration.ofSeconds(4),
            Scene.writes("pg-test-primary")
                    .primary("pg-test-1", 0, 1000, 100, 5)
                    .fails(FailureKind.CONNECTION_CLOSED, 1000, 1200, 100, 1)
                    .fails(FailureKind.CONNECTION_REFUSED, 1200, 2500, 100, 1)
                    .primary("pg-test-2", 2500, 4000, 100, 20)
                    .history(),
            List.of(Scene.reads("pg-test-replica")
                    .replica("pg-test-2", 0, 2000, 500, 3)
                    .primary("pg-test-2", 2000, 3000, 500, 3)
                    .replica("pg-test-1", 3000, 4000, 500, 3)
                    .history()),
            List.of(Scene.mark(1000, "switchover asked"), Scene.mark(2500, "pg-test-2 leads")));

    private SampleLoad() {}

    static Report nothingLost() {
        return Report.of(HISTORY, new Verification(List.of(), List.of(11L)));
    }

    /// @param number how many acknowledged writes are gone
    static Report lost(int number) {
        List<Long> lost = LongStream.rangeClosed(1, number).boxed().toList();
        return Report.of(HISTORY, new Verification(lost, List.of()));
    }

    /// Nobody answered.
    static History silence() {
        return new History(
                Duration.ofSeconds(1),
                Scene.writes("pg-test-primary")
                        .fails(FailureKind.CONNECTION_REFUSED, 0, 1000, 100, 1)
                        .history(),
                List.of(),
                List.of());
    }
}
