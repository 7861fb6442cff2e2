package pgsvc.cli.view.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import pgsvc.load.history.History;
import pgsvc.load.history.Verification;
import pgsvc.load.report.Report;

class LoadTextTest {
    @Test
    void theTimelineIsFollowedByWhatEachClientSaw() {
        assertThat(text(SampleLoad.HISTORY, SampleLoad.nothingLost())).isEqualTo("""
                4.00 s through 127.0.0.12, 10 attempts a second of each client, each over a connection of its own

                write pg-test-primary  1111111111111111111!!!!!!!!!!!!!!!!!!!!!!!!!!!!!22222222222222222222222222222
                read  pg-test-replica  22222222222222222222222222222222222222222222222222222222211111111111111111111
                                       |0 s     |0.5      |1       |1.5      |2        |2.5     |3        |3.5     |
                                                          ^                            ^
                                                          a                            b

                1 pg-test-1   2 pg-test-2   ! failed   + some failed   . waiting
                a   1.0 s  switchover asked
                b   2.5 s  pg-test-2 leads

                writes to pg-test-primary: 40 attempts, 25 answered, 15 failed
                  longest time without an answer: 1.62 s (from 0.91 s to 2.52 s)
                  latency: 20.0 ms in the median, 20.0 ms at 99%
                  answered by pg-test-1 10 times, pg-test-2 15 times
                  failed 13 times: connection refused
                  failed 2 times: connection closed before an answer
                reads from pg-test-replica: 8 attempts, 8 answered, 0 failed
                  longest time without an answer: 0.50 s (from 0.00 s to 0.50 s)
                  latency: 3.0 ms in the median, 3.0 ms at 99%
                  answered by pg-test-1 2 times (as replica), pg-test-2 6 times (as both)
                Writes that are there though their client saw them fail: 1
                No acknowledged write is lost.
                """);
    }

    @Test
    void whereNobodyAnswersNoLatencyIsTold() {
        History silence = SampleLoad.silence();

        assertThat(text(silence, Report.of(silence, new Verification(List.of(), List.of()))))
                .isEqualTo("""
                1.00 s through 127.0.0.12, 10 attempts a second of each client, each over a connection of its own

                write pg-test-primary  !!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!
                                       |0 s   |0.1    |0.2    |0.3   |0.4    |0.5    |0.6   |0.7    |0.8    |0.9   |

                ! failed   + some failed   . waiting

                writes to pg-test-primary: 10 attempts, 0 answered, 10 failed
                  longest time without an answer: 1.00 s (from 0.00 s to 1.00 s)
                  failed 10 times: connection refused
                No acknowledged write is lost.
                """);
    }

    @Test
    void lostWritesAreCountedAndTheFirstTenNamed() {
        assertThat(text(SampleLoad.HISTORY, SampleLoad.lost(2)))
                .endsWith("\nLOST: 2 acknowledged writes are not there: 1, 2\n");
        assertThat(text(SampleLoad.HISTORY, SampleLoad.lost(11)))
                .endsWith("\nLOST: 11 acknowledged writes are not there: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, …\n");
    }

    private static String text(History history, Report report) {
        return Printed.by(out -> new LoadView(out, LoadView.Format.TEXT).print(SampleLoad.PLAN, history, report));
    }
}
