package pgsvc.cli.view.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pgsvc.model.Cluster;
import pgsvc.resolve.Catalog;
import pgsvc.resolve.Explanation;
import pgsvc.resolve.selection.Explainer;
import pgsvc.status.ServiceNow;
import pgsvc.topology.Answer;
import pgsvc.topology.Silence;

class NowJsonTest {
    @Test
    void aMemberHasWhatItsPatroniAndEachLoadBalancerSay() throws Exception {
        Scene scene = new Scene().away("10.10.10.12").stopped("10.10.10.13");
        Cluster cluster = scene.resolution.inventory().clusters().getFirst();
        Explanation whole = Explainer.explain(
                Catalog.of(scene.resolution)
                        .variants("pg-test-offline")
                        .getFirst()
                        .service(),
                cluster);
        Explanation one = new Explanation(
                whole.service(),
                whole.destination(),
                whole.check(),
                List.of(whole.members().getLast()));
        ServiceNow now = ServiceNow.of(
                one,
                scene.status().clusters().getFirst(),
                Map.of("pg-test-3", new Answer.None<>(new Silence(Silence.Kind.REFUSED, "refuses the connection"))));

        String json = Scene.printed(now, (out, n) -> new NowJson(out).print(n));

        assertThat(json.substring(json.indexOf("\"now\""), json.indexOf("  \"advice\"")))
                .isEqualTo("""
                "now": {
                        "failure": "refused",
                        "failure_detail": "refuses the connection",
                        "load_balancers": [
                          {
                            "node": "10.10.10.11",
                            "state": "serves",
                            "serving": [
                              "pg-test-3"
                            ],
                            "by_backup": false,
                            "servers": [
                              {
                                "instance": "pg-test-3",
                                "standing": "serves",
                                "status": "UP",
                                "backup": false,
                                "weight": 100,
                                "sessions": 0,
                                "since_seconds": 300,
                                "check_status": "L7OK",
                                "check_code": 200,
                                "check_text": ""
                              }
                            ]
                          },
                          {
                            "node": "10.10.10.12",
                            "state": "not-reached"
                          },
                          {
                            "node": "10.10.10.13",
                            "state": "no-haproxy"
                          }
                        ],
                        "serves_at": [
                          "10.10.10.11"
                        ],
                        "verdict": "Gets traffic at 10.10.10.11; at 10.10.10.12 nobody answers; at 10.10.10.13 no HAProxy runs.",
                        "disagreements": [
                          "Patroni does not answer from here, and what checks it at 10.10.10.11 passes: it went away a moment ago, or only the way from here is broken."
                        ]
                      }
                    }
                  ],
                """);
    }
}
