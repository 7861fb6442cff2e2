package pgsvc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// The JSON of `pgsvc simulate`, whole.
class SimulateJsonTest {
    private static final String INVENTORY = """
            pg-test:
              hosts:
                10.10.10.11: { pg_seq: 1, pg_role: primary }
                10.10.10.12: { pg_seq: 2, pg_role: replica }
              vars: { pg_cluster: pg-test }
            """;

    @Test
    void everySituationWithItsServersAndWhatIsWrongWithThem() {
        assertThat(Cli.run(
                        INVENTORY,
                        Map.of("PGSVC_INVENTORY", "-"),
                        "simulate",
                        "pg-test",
                        "--losses",
                        "0",
                        "-o",
                        "json"))
                .isEqualTo(new Cli(0, """
                {
                  "cluster": "pg-test",
                  "standby_cluster": false,
                  "roles": "declared",
                  "instances": [
                    {
                      "name": "pg-test-1",
                      "role": "primary"
                    },
                    {
                      "name": "pg-test-2",
                      "role": "replica"
                    }
                  ],
                  "services": [
                    {
                      "service": "pg-test-primary",
                      "port": 5433,
                      "check": "/primary",
                      "load_balancers": [
                        "10.10.10.11",
                        "10.10.10.12"
                      ]
                    },
                    {
                      "service": "pg-test-replica",
                      "port": 5434,
                      "check": "/read-only",
                      "load_balancers": [
                        "10.10.10.11",
                        "10.10.10.12"
                      ]
                    },
                    {
                      "service": "pg-test-default",
                      "port": 5436,
                      "check": "/primary",
                      "load_balancers": [
                        "10.10.10.11",
                        "10.10.10.12"
                      ]
                    },
                    {
                      "service": "pg-test-offline",
                      "port": 5438,
                      "check": "/replica",
                      "load_balancers": [
                        "10.10.10.11",
                        "10.10.10.12"
                      ]
                    }
                  ],
                  "situations": [
                    {
                      "leader": "pg-test-1",
                      "lost": [ ],
                      "services": [
                        {
                          "service": "pg-test-primary",
                          "servers": [
                            "pg-test-1"
                          ],
                          "perhaps": [ ],
                          "by_backup": false
                        },
                        {
                          "service": "pg-test-replica",
                          "servers": [
                            "pg-test-2"
                          ],
                          "perhaps": [ ],
                          "by_backup": false
                        },
                        {
                          "service": "pg-test-default",
                          "servers": [
                            "pg-test-1"
                          ],
                          "perhaps": [ ],
                          "by_backup": false
                        },
                        {
                          "service": "pg-test-offline",
                          "servers": [
                            "pg-test-2"
                          ],
                          "perhaps": [ ],
                          "by_backup": true
                        }
                      ]
                    },
                    {
                      "leader": "pg-test-2",
                      "lost": [ ],
                      "services": [
                        {
                          "service": "pg-test-primary",
                          "servers": [
                            "pg-test-2"
                          ],
                          "perhaps": [ ],
                          "by_backup": false
                        },
                        {
                          "service": "pg-test-replica",
                          "servers": [
                            "pg-test-2"
                          ],
                          "perhaps": [ ],
                          "by_backup": false
                        },
                        {
                          "service": "pg-test-default",
                          "servers": [
                            "pg-test-2"
                          ],
                          "perhaps": [ ],
                          "by_backup": false
                        },
                        {
                          "service": "pg-test-offline",
                          "servers": [ ],
                          "perhaps": [ ],
                          "by_backup": false
                        }
                      ]
                    }
                  ],
                  "holes": [
                    {
                      "services": [
                        "pg-test-offline"
                      ],
                      "situations": [
                        {
                          "leader": "pg-test-2",
                          "lost": [ ]
                        }
                      ],
                      "detail": "After a failover to pg-test-2, offline has no server: its only server, pg-test-2, is the primary then.",
                      "mend": "Let its backup yield pg-test-1, which could serve it then."
                    }
                  ],
                  "notes": [
                    {
                      "service": "pg-test-replica",
                      "situations": [
                        {
                          "leader": "pg-test-2",
                          "lost": [ ]
                        }
                      ],
                      "detail": "After a failover to pg-test-2, replica is served by the primary alone, while pg-test-1, a replica then, waits as a backup."
                    }
                  ],
                  "assumptions": [
                    "Every instance may become the leader and take reads: Patroni's tags nofailover and noloadbalance are not in the inventory."
                  ]
                }
                """, ""));
    }
}
