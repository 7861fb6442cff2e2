package pgsvc.cli.view.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatusTextTest {
    @Test
    void aHealthyOneIsTwoTables() {
        assertThat(Printed.by(out -> new StatusText(out).print(SampleStatus.healthy())))
                .isEqualTo("""
                NODE       ADDRESS     ROLE     STATE      TIMELINE  LAG    DOES NOT RUN
                pg-test-1  127.0.0.11  leader   running    1         -      -
                pg-test-2  127.0.0.12  replica  streaming  1         16384  -

                SERVICE          PORT  AT 127.0.0.11   AT 127.0.0.12
                pg-test-primary  5433  pg-test-1 (rw)  pg-test-1 (rw)
                pg-test-replica  5434  pg-test-2 (r)   pg-test-2 (r)
                """);
    }

    @Test
    void whatIsMissingOrSilentIsTold() {
        assertThat(Printed.by(out -> new StatusText(out).print(SampleStatus.disturbed())))
                .isEqualTo("""
                NODE        ADDRESS     ROLE     STATE      TIMELINE  LAG    DOES NOT RUN
                pg-test-1   127.0.0.11  unknown  -          -         -      patroni, postgres, pgbouncer, haproxy
                pg-test-2   127.0.0.12  replica  streaming  1         16384  pgbouncer, haproxy
                pg-proxy-1  127.0.0.21  proxy    -          -         -      -
                pg-proxy-2  127.0.0.22  proxy    -          -         -      haproxy

                SERVICE          PORT  AT 127.0.0.21   AT 127.0.0.22
                pg-test-primary  5433  pg-test-2 (rw)  no answer
                pg-test-replica  5434  no answer       -

                pg-test-replica (127.0.0.21:5434): connection closed before an answer
                pg-test-primary (127.0.0.22:5433): connection refused

                etcd does not run: Patroni cannot elect a leader.
                """);
    }
}
