package pgsvc.load.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import pgsvc.load.history.FailureKind;
import pgsvc.load.history.History;
import pgsvc.load.history.Mark;
import pgsvc.load.history.Scene;

class TimelineTextTest {

    @Test
    void aCrashFitsIntoEightyColumns() {
        assertThat(TimelineText.of(Crash.history(), 80)).isEqualTo("""
                write pg-test-primary  1111111111111111111!!!!!!!!!!.222222222222222222222222222
                read  pg-test-replica  2232232223222322232+2322322232233333333333333333333333333
                                       |0 s     |2        |4       |6        |8       |10      |
                                                          ^          ^                    ^
                                                          a          b                    c

                1 pg-test-1   2 pg-test-2   3 pg-test-3   ! failed   + some failed   . waiting
                a   4.0 s  kill -9 of pg-test-1
                b   6.5 s  pg-test-2 is the leader
                c  10.8 s  pg-test-1 is back as a replica
                """);
    }

    @Test
    void eventsOfOneColumnStandUnderOneAnother() {
        assertThat(TimelineText.of(
                        run(
                                Scene.writes("p").primary("db-a", 0, 2000, 50, 1),
                                Scene.mark(1000, "switchover asked"),
                                Scene.mark(1010, "db-a demoted"),
                                Scene.mark(1900, "db-b promoted")),
                        40))
                .isEqualTo("""
                        write p  1111111111111111111111111111111
                                 |0 s           |1             |
                                                ^             ^
                                                a             c
                                                b

                        1 db-a   ! failed   + some failed
                        . waiting
                        a   1.0 s  switchover asked
                        b   1.0 s  db-a demoted
                        c   1.9 s  db-b promoted
                        """);
    }

    @Test
    void aTimeInWhichAttemptsOnlyWaitIsDotted() {
        assertThat(TimelineText.of(
                        run(Scene.writes("p")
                                .primary("pg-1", 0, 500, 100, 1)
                                .primary("pg-1", 500, 1000, 100, 750)
                                .fails(FailureKind.CONNECTION_REFUSED, 1800, 1900, 100, 1)
                                .primary("pg-1", 1900, 2000, 100, 900)),
                        29))
                .isEqualTo("""
                        write p  11111.......111111!!
                                 |0 s               |

                        1 pg-1   ! failed
                        + some failed   . waiting
                        """);
    }

    @Test
    void slotsBetweenAttemptsLookLikeThoseBeforeThem() {
        assertThat(TimelineText.of(
                        run(Scene.writes("p")
                                .primary("pg-1", 0, 800, 200, 1)
                                .fails(FailureKind.CONNECTION_REFUSED, 800, 1400, 200, 1)
                                .primary("pg-2", 1400, 2000, 200, 1)),
                        49))
                .isEqualTo("""
                        write p  1111111111111111!!!!!!!!!!!!222222222222
                                 |0 s      |0.5      |1        |1.5     |

                        1 pg-1   2 pg-2   ! failed   + some failed
                        . waiting
                        """);
    }

    @Test
    void aRunWithoutAnyAnswerHasNoInstances() {
        assertThat(TimelineText.of(run(Scene.writes("p").fails(FailureKind.CONNECTION_REFUSED, 0, 2000, 10, 1)), 50))
                .isEqualTo("""
                        write p  !!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!
                                 |0 s      |0.5      |1        |1.5      |

                        ! failed   + some failed   . waiting
                        """);
    }

    @Test
    void instancesWhoseLastDigitsClashAreNumbered() {
        Instances instances = new Instances(List.of("pg-11", "pg-2", "pg-21"));

        assertThat(instances.names()).extracting(instances::sign).containsExactly('1', '2', '3');
    }

    private static History run(Scene writer, Mark... marks) {
        return new History(Duration.ofSeconds(2), writer.history(), List.of(), List.of(marks));
    }
}
