package pgsvc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// `pgsvc simulate` and `pgsvc lint --what-if` from an inventory's text to exit code, data and talk.
class SimulateTest {
    private static final String FOUR = """
            pg-test:
              hosts:
                10.10.10.11: { pg_seq: 1, pg_role: primary }
                10.10.10.12: { pg_seq: 2, pg_role: replica }
                10.10.10.13: { pg_seq: 3, pg_role: replica }
                10.10.10.14: { pg_seq: 4, pg_role: offline }
              vars: { pg_cluster: pg-test }
            """;

    private static final String TWO = """
            pg-test:
              hosts:
                10.10.10.11: { pg_seq: 1, pg_role: primary }
                10.10.10.12: { pg_seq: 2, pg_role: replica }
              vars: { pg_cluster: pg-test }
            """;

    @Test
    void fourInstancesHaveNoHoleAndReadsGoAstray() {
        assertThat(run(FOUR, "simulate", "pg-test")).isEqualTo(new Cli(0, """
                pg-test: 4 instances, pg-test-1 leads as declared. Below, 1 is pg-test-1, and so on.

                SERVICE  PORT  CHECK       LEADER 1  LEADER 2  LEADER 3  LEADER 4
                primary  5433  /primary    1         2         3         4
                replica  5434  /read-only  2 3       2 3       2 3       2 3
                default  5436  /primary    1         2         3         4
                offline  5438  /replica    4         4         4         2*

                When an instance is lost, the others that served go on serving, except:
                LOST  LEADER  SERVICE  SERVED BY
                2     4       offline  3*
                4     1, 3    offline  2*
                4     2       offline  3*

                * as a backup, since no other server is up then

                No hole: each service has a server in each of 16 situations.

                Notes:
                  After a failover to pg-test-2 or pg-test-3, replica sends reads to the primary too, while pg-test-1 and pg-test-4, replicas then, wait as backups.
                  When pg-test-2 is lost while pg-test-3 leads, replica is served by the primary alone, while pg-test-1 and pg-test-4, replicas then, wait as backups.
                  When pg-test-3 is lost while pg-test-2 leads, replica is served by the primary alone, while pg-test-1 and pg-test-4, replicas then, wait as backups.

                Taken for granted:
                  Every instance may become the leader and take reads: Patroni's tags nofailover and noloadbalance are not in the inventory.
                """, ""));
    }

    @Test
    void liveRolesAreComparedWithDeclaredOnes() {
        assertThat(run(TWO, "simulate", "pg-test", "--roles", "live")).isEqualTo(new Cli(0, """
                pg-test: 2 instances, pg-test-1 leads as declared. Below, 1 is pg-test-1, and so on.
                Selectors see live roles: the leader is primary, a declared primary that does not lead is replica, others are what they are declared.

                SERVICE  PORT  CHECK       LEADER 1  LEADER 2
                primary  5433  /primary    1         2
                replica  5434  /read-only  2         1
                default  5436  /primary    1         2
                offline  5438  /replica    2*        1*

                When an instance is lost, the others that served go on serving, except:
                LOST  LEADER  SERVICE  SERVED BY
                1     2       replica  2*
                1     2       offline  none
                2     1       replica  1*
                2     1       offline  none

                * as a backup, since no other server is up then

                Holes:
                  When pg-test-1 is lost and pg-test-2 takes over, offline has no server: its only server, pg-test-1, is lost.
                    Mend: Let its backup yield pg-test-2, and check /read-only, so that the leader serves it where no replica can; or add an instance.
                  When pg-test-2 is lost while pg-test-1 leads, offline has no server: its only server, pg-test-2, is lost.
                    Mend: Let its backup yield pg-test-1, and check /read-only, so that the leader serves it where no replica can; or add an instance.

                Notes:
                  When pg-test-1 is lost and pg-test-2 takes over, replica is served by the primary alone: no replica is up.
                  When pg-test-2 is lost while pg-test-1 leads, replica is served by the primary alone: no replica is up.

                What live roles change:
                LEADER  SERVICE  DECLARED  LIVE
                2       replica  2         1
                2       offline  none      1*
                Cases of a service without a server: 3 with declared roles, 2 with live ones.

                Taken for granted:
                  Every instance may become the leader and take reads: Patroni's tags nofailover and noloadbalance are not in the inventory.
                """, ""));
    }

    @Test
    void aStandbyClusterWithThingsThatNoInventoryTells() {
        assertThat(run("""
                pg-dr:
                  hosts:
                    10.10.10.21: { pg_seq: 1, pg_role: primary, pg_upstream: 10.10.10.11 }
                    10.10.10.22: { pg_seq: 2, pg_role: replica }
                  vars:
                    pg_cluster: pg-dr
                    pg_default_services:
                      - { name: leader, port: 5433, check: /leader, selector: "[]" }
                      - { name: sync, port: 5434, check: /sync, selector: "[]" }
                """, "simulate", "pg-dr", "--losses", "0")).isEqualTo(new Cli(0, """
                pg-dr, a standby cluster: 2 instances, pg-dr-1 leads as declared. Below, 1 is pg-dr-1, and so on.

                SERVICE  PORT  CHECK    LEADER 1  LEADER 2
                leader   5433  /leader  1         2
                sync     5434  /sync    2?        1?

                ? perhaps, by what the inventory does not tell

                No hole: each service has a server, or perhaps one, in each of 2 situations.

                Taken for granted:
                  Every instance may become the leader and take reads: Patroni's tags nofailover and noloadbalance are not in the inventory.
                  sync: whether replication is synchronous, and to which replica, is not in the inventory. A question mark is at each replica that may answer 200 to /sync.
                """, ""));
    }

    @Test
    void manyInstancesStandInBlocksAndAreShortened() {
        StringBuilder inventory = new StringBuilder("pg-big:\n  hosts:\n");
        for (int seq = 1; seq <= 10; seq++) {
            inventory.append("    10.10.10.%d: { pg_seq: %d, pg_role: %s }\n"
                    .formatted(10 + seq, seq, seq == 1 ? "primary" : "replica"));
        }
        inventory.append("""
                  vars:
                    pg_cluster: pg-big
                    pg_default_services: [{ name: read, port: 5434, check: /replica, selector: "[]" }]
                """);

        assertThat(run(inventory.toString(), "simulate", "pg-big")).isEqualTo(new Cli(0, """
                pg-big: 10 instances, pg-big-1 leads as declared. Below, 1 is pg-big-1, and so on.

                SERVICE  PORT  CHECK     LEADER 1  LEADER 2  LEADER 3  LEADER 4  LEADER 5  LEADER 6  LEADER 7  LEADER 8
                read     5434  /replica  2-10      1 3-10    1 2 4-10  1-3 5-10  1-4 6-10  1-5 7-10  1-6 8-10  1-7 9 10

                SERVICE  PORT  CHECK     LEADER 9  LEADER 10
                read     5434  /replica  1-8 10    1-9

                When an instance is lost, the others that served go on serving.

                No hole: each service has a server in each of 100 situations.

                Taken for granted:
                  Every instance may become the leader and take reads: Patroni's tags nofailover and noloadbalance are not in the inventory.
                """, ""));
    }

    @Test
    void anUnknownClusterIsAskedFor() {
        assertThat(run(TWO, "simulate", "pg-tst")).isEqualTo(new Cli(64, "", """
                pgsvc: There is no cluster pg-tst. Did you mean "pg-test"? The clusters are pg-test.
                """));
    }

    @Test
    void moreLossesThanTwoAreNotSimulated() {
        assertThat(run(TWO, "simulate", "pg-test", "--losses", "3")).isEqualTo(new Cli(64, "", """
                pgsvc: --losses takes 0, 1 or 2, not 3.
                """));
    }

    @Test
    void anInventoryWithErrorsIsNotSimulated() {
        Cli simulate = run(TWO.replace("replica", "replika"), "simulate", "pg-test");

        assertThat(simulate.exit()).isEqualTo(65);
        assertThat(simulate.out()).isEmpty();
        assertThat(simulate.err()).startsWith("error[role-invalid]");
    }

    @Test
    void lintTellsOfFailoversWhereItIsAskedTo() {
        assertThat(run(TWO, "lint")).isEqualTo(new Cli(0, "", "No mistakes found.\n"));
        assertThat(run(TWO, "lint", "--what-if")).isEqualTo(new Cli(0, """
                warning[service-empty-after-failover] -:5:23: A single failover leaves a service without a server
                  After a failover to pg-test-2, offline has no server: its only server, pg-test-2, is the primary then. Clients on port 5438 of pg-test are accepted and dropped at once.
                  Mend: Let its backup yield pg-test-1, which could serve it then.

                """, "0 errors, 1 warning\n"));
        assertThat(run(FOUR, "lint", "--what-if")).isEqualTo(new Cli(0, "", "No mistakes found.\n"));
    }

    private static Cli run(String inventory, String... words) {
        return Cli.run(inventory, Map.of("PGSVC_INVENTORY", "-"), words);
    }
}
