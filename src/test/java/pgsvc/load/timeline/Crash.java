package pgsvc.load.timeline;

import java.time.Duration;
import java.util.List;
import pgsvc.load.history.FailureKind;
import pgsvc.load.history.History;
import pgsvc.load.history.Scene;

/// Twelve seconds with the crash of a primary, as one would see it.
final class Crash {
    private Crash() {}

    static History history() {
        return new History(
                Duration.ofSeconds(12),
                Scene.writes("pg-test-primary")
                        .primary("pg-test-1", 0, 4000, 20, 4)
                        .fails(FailureKind.CONNECTION_CLOSED, 4000, 4300, 20, 2)
                        .fails(FailureKind.CONNECTION_REFUSED, 4300, 6000, 20, 1)
                        .primary("pg-test-2", 6000, 6400, 20, 700)
                        .primary("pg-test-2", 6400, 12000, 20, 4)
                        .history(),
                List.of(Scene.reads("pg-test-replica")
                        .replica("pg-test-2", 0, 6700, 40, 3)
                        .replica("pg-test-3", 20, 6700, 40, 3)
                        .fails(FailureKind.CONNECTION_REFUSED, 4010, 4200, 40, 1)
                        .replica("pg-test-3", 6700, 12000, 20, 3)
                        .history()),
                List.of(
                        Scene.mark(4010, "kill -9 of pg-test-1"),
                        Scene.mark(6500, "pg-test-2 is the leader"),
                        Scene.mark(10800, "pg-test-1 is back as a replica")));
    }
}
