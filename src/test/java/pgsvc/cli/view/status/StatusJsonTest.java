package pgsvc.cli.view.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import pgsvc.apply.running.OldWorker;

class StatusJsonTest {
    @Test
    void eachFieldThatThePageNamesIsThere() throws Exception {
        Scene scene = new Scene()
                .silent("pg-test-3")
                .at("10.10.10.11", """
                        primary,1,UP,90,0,4,300,L7OK,200,
                        offline,3,DOWN,100,0,0,7,L4CON,,Connection refused
                        """, text -> text, List.of(new OldWorker(4711, 2, 0)))
                .away("10.10.10.12")
                .stopped("10.10.10.13");

        assertThat(scene.json()).isEqualTo("""
                {
                  "ok": false,
                  "clusters": [
                    {
                      "cluster": "pg-test",
                      "leader": "pg-test-1",
                      "members": [
                        {
                          "name": "pg-test-1",
                          "answers": true,
                          "role": "leader",
                          "state": "running"
                        },
                        {
                          "name": "pg-test-2",
                          "answers": true,
                          "role": "replica",
                          "state": "running"
                        },
                        {
                          "name": "pg-test-3",
                          "answers": false,
                          "failure": "refused",
                          "failure_detail": "refuses the connection",
                          "role": "replica",
                          "state": "running"
                        }
                      ],
                      "services": [
                        {
                          "service": "pg-test-primary",
                          "port": 5433,
                          "check": "/primary",
                          "load_balancers": [
                            {
                              "node": "10.10.10.11",
                              "state": "serves",
                              "serving": [
                                "pg-test-1"
                              ],
                              "by_backup": false,
                              "servers": [
                                {
                                  "instance": "pg-test-1",
                                  "standing": "serves",
                                  "status": "UP",
                                  "backup": false,
                                  "weight": 90,
                                  "sessions": 4,
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
                          ]
                        },
                        {
                          "service": "pg-test-replica",
                          "port": 5434,
                          "check": "/read-only",
                          "load_balancers": [
                            {
                              "node": "10.10.10.11",
                              "state": "missing"
                            },
                            {
                              "node": "10.10.10.12",
                              "state": "not-reached"
                            },
                            {
                              "node": "10.10.10.13",
                              "state": "no-haproxy"
                            }
                          ]
                        },
                        {
                          "service": "pg-test-default",
                          "port": 5436,
                          "check": "/primary",
                          "load_balancers": [
                            {
                              "node": "10.10.10.11",
                              "state": "missing"
                            },
                            {
                              "node": "10.10.10.12",
                              "state": "not-reached"
                            },
                            {
                              "node": "10.10.10.13",
                              "state": "no-haproxy"
                            }
                          ]
                        },
                        {
                          "service": "pg-test-offline",
                          "port": 5438,
                          "check": "/replica",
                          "load_balancers": [
                            {
                              "node": "10.10.10.11",
                              "state": "empty",
                              "serving": [ ],
                              "by_backup": false,
                              "servers": [
                                {
                                  "instance": "pg-test-3",
                                  "standing": "down",
                                  "status": "DOWN",
                                  "backup": false,
                                  "weight": 100,
                                  "sessions": 0,
                                  "since_seconds": 7,
                                  "check_status": "L4CON",
                                  "check_text": "Connection refused"
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
                          ]
                        }
                      ]
                    }
                  ],
                  "load_balancers": [
                    {
                      "node": "10.10.10.11",
                      "reached": true,
                      "running": true,
                      "haproxy_version": "2.6.12",
                      "carries_states": true,
                      "pending": [
                        "pg-test-default.cfg",
                        "pg-test-replica.cfg"
                      ],
                      "drift": [
                        {
                          "subject": "pg-test-offline",
                          "meant": "the servers [pg-test-2, pg-test-3]",
                          "found": "the servers [pg-test-3]"
                        },
                        {
                          "subject": "pg-test-primary",
                          "meant": "the servers [pg-test-1, pg-test-2, pg-test-3]",
                          "found": "the servers [pg-test-1]"
                        },
                        {
                          "subject": "pg-test-primary/pg-test-1",
                          "meant": "weight 100",
                          "found": "weight 90"
                        }
                      ],
                      "old_workers": [
                        {
                          "pid": 4711,
                          "sessions": 2
                        }
                      ],
                      "foreign": [ ],
                      "warnings": [ ],
                      "remarks": [ ]
                    },
                    {
                      "node": "10.10.10.12",
                      "reached": false,
                      "failure": "ssh does not get through: No route to host",
                      "mend": "See whether it is up."
                    },
                    {
                      "node": "10.10.10.13",
                      "reached": true,
                      "running": false,
                      "carries_states": true,
                      "pending": [ ],
                      "drift": [ ],
                      "old_workers": [ ],
                      "foreign": [ ],
                      "warnings": [ ],
                      "remarks": [ ]
                    }
                  ]
                }
                """);
    }
}
