package pgsvc.cli.view.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatusJsonTest {
    @Test
    void whatIsKnownIsWrittenAndTheRestLeftOut() {
        assertThat(Printed.by(out -> new StatusJson(out).print(SampleStatus.disturbed())))
                .isEqualTo("""
                {
                  "etcd": false,
                  "nodes": [
                    {
                      "name": "pg-test-1",
                      "address": "127.0.0.11",
                      "running": [ ]
                    },
                    {
                      "name": "pg-test-2",
                      "address": "127.0.0.12",
                      "role": "replica",
                      "state": "streaming",
                      "timeline": 1,
                      "lag": 16384,
                      "running": [
                        "patroni",
                        "postgres"
                      ]
                    },
                    {
                      "name": "pg-proxy-1",
                      "address": "127.0.0.21",
                      "running": [
                        "haproxy"
                      ]
                    },
                    {
                      "name": "pg-proxy-2",
                      "address": "127.0.0.22",
                      "running": [ ]
                    }
                  ],
                  "services": [
                    {
                      "service": "pg-test-primary",
                      "address": "127.0.0.21",
                      "port": 5433,
                      "instance": "pg-test-2",
                      "in_recovery": false
                    },
                    {
                      "service": "pg-test-replica",
                      "address": "127.0.0.21",
                      "port": 5434,
                      "failure": "connection closed before an answer"
                    },
                    {
                      "service": "pg-test-primary",
                      "address": "127.0.0.22",
                      "port": 5433,
                      "failure": "connection refused"
                    }
                  ]
                }
                """);
    }
}
