package pgsvc.cli.view.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import pgsvc.load.history.History;
import pgsvc.load.history.Verification;
import pgsvc.load.report.Report;

class LoadJsonTest {
    @Test
    void allFiguresAreThereWithTimesInSeconds() {
        assertThat(json(SampleLoad.HISTORY, SampleLoad.nothingLost())).isEqualTo("""
                {
                  "seconds": 4.0,
                  "clients": [
                    {
                      "action": "write",
                      "service": "pg-test-primary",
                      "attempts": 40,
                      "answered": 25,
                      "longest_gap": {
                        "seconds": 1.615,
                        "begin": 0.905,
                        "end": 2.52
                      },
                      "median_latency": 0.02,
                      "percentile99_latency": 0.02,
                      "answers": [
                        {
                          "instance": "pg-test-1",
                          "as_primary": 10,
                          "as_replica": 0
                        },
                        {
                          "instance": "pg-test-2",
                          "as_primary": 15,
                          "as_replica": 0
                        }
                      ],
                      "failures": [
                        {
                          "kind": "connection refused",
                          "times": 13
                        },
                        {
                          "kind": "connection closed before an answer",
                          "times": 2
                        }
                      ]
                    },
                    {
                      "action": "read",
                      "service": "pg-test-replica",
                      "attempts": 8,
                      "answered": 8,
                      "longest_gap": {
                        "seconds": 0.5,
                        "begin": 0.003,
                        "end": 0.503
                      },
                      "median_latency": 0.003,
                      "percentile99_latency": 0.003,
                      "answers": [
                        {
                          "instance": "pg-test-1",
                          "as_primary": 0,
                          "as_replica": 2
                        },
                        {
                          "instance": "pg-test-2",
                          "as_primary": 2,
                          "as_replica": 4
                        }
                      ],
                      "failures": [ ]
                    }
                  ],
                  "events": [
                    {
                      "at": 1.0,
                      "what": "switchover asked",
                      "next_write": 2.52
                    },
                    {
                      "at": 2.5,
                      "what": "pg-test-2 leads",
                      "next_write": 2.52
                    }
                  ],
                  "lost_writes": [ ],
                  "unacknowledged_writes": [
                    11
                  ]
                }
                """);
    }

    @Test
    void whereNobodyAnswersThereIsNoLatencyAndWhatIsLostIsListed() {
        History silence = SampleLoad.silence();

        assertThat(json(silence, Report.of(silence, new Verification(List.of(4L, 7L), List.of()))))
                .isEqualTo("""
                {
                  "seconds": 1.0,
                  "clients": [
                    {
                      "action": "write",
                      "service": "pg-test-primary",
                      "attempts": 10,
                      "answered": 0,
                      "longest_gap": {
                        "seconds": 1.0,
                        "begin": 0.0,
                        "end": 1.0
                      },
                      "answers": [ ],
                      "failures": [
                        {
                          "kind": "connection refused",
                          "times": 10
                        }
                      ]
                    }
                  ],
                  "events": [ ],
                  "lost_writes": [
                    4,
                    7
                  ],
                  "unacknowledged_writes": [ ]
                }
                """);
    }

    private static String json(History history, Report report) {
        return Printed.by(out -> new LoadView(out, LoadView.Format.JSON).print(SampleLoad.PLAN, history, report));
    }
}
