package pgsvc.whatif.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.model.Roles;
import pgsvc.whatif.Matrix;
import pgsvc.whatif.Simulated;

class FindingsTest {
    private static final String PAIR = """
            pg-test:
              hosts:
                10.10.10.11: { pg_seq: 1, pg_role: primary }
                10.10.10.12: { pg_seq: 2, pg_role: replica }
              vars:
                pg_cluster: pg-test
                pg_default_services:
            """;

    @Test
    void aServiceWhoseOnlyMemberLeadsIsAHoleAndItsLossIsNotToldAgain() throws Exception {
        assertThat(holes("""
                pg-test:
                  hosts:
                    10.10.10.11: { pg_seq: 1, pg_role: primary }
                    10.10.10.12: { pg_seq: 2, pg_role: replica }
                    10.10.10.13: { pg_seq: 3, pg_role: offline }
                  vars:
                    pg_cluster: pg-test
                    pg_default_services:
                      - { name: offline, port: 5438, check: /replica, selector: "[? pg_role == 'offline']" }
                """)).isEqualTo("""
                After a failover to pg-test-3, offline has no server: its only server, pg-test-3, is the primary then.
                  Give it a backup that yields pg-test-1 and pg-test-2, which could serve it then.
                When pg-test-3 is lost, whoever leads, offline has no server: its only server, pg-test-3, is lost.
                  Give it a backup that yields pg-test-1 and pg-test-2, which could serve it then.
                """);
    }

    @Test
    void aSelectorThatKnowsTheDeclaredPrimaryAloneIsAHoleAfterEachFailover() throws Exception {
        assertThat(holes(PAIR + """
                      - { name: primary, port: 5433, check: /primary, selector: "[? pg_role == 'primary']" }
                """)).isEqualTo("""
                After a failover to pg-test-2, primary has no server: its only server, pg-test-1, is a replica then.
                  Let its selector yield every member (selector: "[]"): /primary finds the leader among them.
                """);
    }

    @Test
    void whatNobodyEverAnswersIsToldOnceWhoeverLeads() throws Exception {
        assertThat(holes(PAIR + """
                      - { name: live, port: 5433, check: /liveness, selector: "[]" }
                      - { name: standby, port: 5434, check: /standby-leader, selector: "[]" }
                      - { name: nobody, port: 5435, check: /primary, selector: "[? pg_role == 'offline']" }
                """)).isEqualTo("""
                Whoever leads, live has no server: no member answers 200 to /liveness.
                  Check the path of a role, such as /primary or /replica, or /health.
                Whoever leads, standby has no server: pg-test is no standby cluster, so nobody answers 200 to /standby-leader.
                  Check /leader, to which the leader of either kind of cluster answers.
                Whoever leads, nobody has no server: its selector yields no member.
                  Let its selector yield every member (selector: "[]"): /primary finds the leader among them.
                """);
    }

    @Test
    void wherePatronisAnswerCanHelpNobodyAnInstanceMust() throws Exception {
        assertThat(holes(PAIR + """
                      - { name: read, port: 5433, check: /replica, selector: "[]" }
                """)).isEqualTo("""
                When pg-test-1 is lost and pg-test-2 takes over, read has no server: of its servers, pg-test-1 is lost and pg-test-2 is the primary then.
                  Check /read-only, so that the leader serves it where no replica can; or add an instance.
                When pg-test-2 is lost while pg-test-1 leads, read has no server: of its servers, pg-test-1 is the primary then and pg-test-2 is lost.
                  Check /read-only, so that the leader serves it where no replica can; or add an instance.
                """);
    }

    @Test
    void aWeightOfZeroIsAReason() throws Exception {
        assertThat(holes("""
                pg-test:
                  hosts:
                    10.10.10.11: { pg_seq: 1, pg_role: primary }
                    10.10.10.12: { pg_seq: 2, pg_role: replica, pg_weight: 0 }
                  vars:
                    pg_cluster: pg-test
                    pg_default_services: [{ name: primary, port: 5433, check: /primary, selector: "[]" }]
                """)).isEqualTo("""
                After a failover to pg-test-2, primary has no server: of its servers, pg-test-1 is a replica then and pg-test-2 has weight 0.
                  Give pg-test-2 a weight (pg_weight) above 0.
                """);
    }

    @Test
    void anEmptyClusterServesNothing() throws Exception {
        assertThat(holes("""
                pg-meta:
                  hosts: { 10.10.10.10: { pg_seq: 1, pg_role: primary } }
                  vars: { pg_cluster: pg-meta }
                """)).isEqualTo("""
                While pg-meta-1 is up, offline has no server: neither its selector nor its backup yields a member.
                  Let its backup yield pg-meta-1, and check /read-only, so that the leader serves it where no replica can; or add an instance.
                When pg-meta-1 is lost, no service has a server: no instance is left.
                  Add an instance to pg-meta.
                """);
    }

    @Test
    void aStandbyClustersPrimaryServiceWaitsForItsPromotion() throws Exception {
        assertThat(holes("""
                pg-dr:
                  hosts:
                    10.10.10.21: { pg_seq: 1, pg_role: primary, pg_upstream: 10.10.10.11 }
                    10.10.10.22: { pg_seq: 2, pg_role: replica }
                  vars:
                    pg_cluster: pg-dr
                    pg_default_services: [{ name: primary, port: 5433, check: /primary, selector: "[]" }]
                """)).isEqualTo("""
                Whoever leads, primary has no server: pg-dr is a standby cluster, in which nobody answers 200 to /primary.
                  Leave it if the service is for the time after the cluster's promotion; check /leader if it is to reach the standby leader now.
                """);
    }

    @Test
    void readsThatGoToThePrimaryAreNoted() throws Exception {
        assertThat(notes(PAIR + """
                      - { name: replica, port: 5434, check: /read-only, selector: "[]", backup: "[? pg_role == 'primary']" }
                      - { name: only, port: 5435, check: /read-only, selector: "[? pg_role == 'replica']" }
                      - { name: all, port: 5436, check: /read-only, selector: "[]" }
                """)).isEqualTo("""
                After a failover to pg-test-2, replica is served by the primary alone, while pg-test-1, a replica then, waits as a backup.
                When pg-test-2 is lost while pg-test-1 leads, replica is served by the primary alone: no replica is up.
                After a failover to pg-test-2, only is served by the primary alone, while pg-test-1, a replica then, gets none.
                When pg-test-1 is lost and pg-test-2 takes over, all is served by the primary alone: no replica is up.
                When pg-test-2 is lost while pg-test-1 leads, all is served by the primary alone: no replica is up.
                """);
    }

    @Test
    void whatNoInventoryTellsIsSaid() throws Exception {
        Matrix matrix = Simulated.matrix(PAIR + """
                      - { name: sync, port: 5433, check: /sync, selector: "[]" }
                      - { name: async, port: 5434, check: /async, selector: "[]" }
                      - { name: near, port: 5435, check: "/read-only?lag=1MB&tag_zone=a", selector: "[]" }
                      - { name: primary, port: 5436, check: "/primary?lag=1MB", selector: "[]" }
                      - { name: far, port: 5437, check: /primary, selector: "[0:1].{pg_cluster: 'pg-far', pg_seq: '7', inventory_hostname: '10.10.10.99'}" }
                """, 0, Roles.DECLARED);

        assertThat(String.join("\n", Assumptions.of(matrix))).isEqualTo("""
                Every instance may become the leader and take reads: Patroni's tags nofailover and noloadbalance are not in the inventory.
                sync: whether replication is synchronous, and to which replica, is not in the inventory. A question mark is at each replica that may answer 200 to /sync.
                async: whether replication is synchronous, and to which replica, is not in the inventory. Every replica is taken to be asynchronous.
                near: every instance is taken to pass lag=1MB and tag_zone=a, which only the live cluster can tell.
                far: what pg-far-7 answers is not known, since it is no member of pg-test.""");
    }

    @Test
    void lintTellsOfServicesThatAFailoverEmptiesAndNotOfThoseThatAreEmptyAlready() throws Exception {
        Diagnostics found = new Diagnostics();
        new FailoverRules(found).check(Simulated.resolution(PAIR + """
                      - { name: primary, port: 5433, check: /primary, selector: "[]" }
                      - { name: fixed, port: 5434, check: /primary, selector: "[? pg_role == 'primary']" }
                      - { name: read, port: 5435, check: /replica, selector: "[]" }
                      - { name: standby, port: 5436, check: /standby-leader, selector: "[]" }
                      - { name: late, port: 5437, check: /replica, selector: "[? pg_role == 'primary']" }
                """));

        assertThat(found.sorted().stream()
                        .map(d -> d.where() + " " + d.rule().id() + ": " + d.detail() + "\n  " + d.mend() + "\n")
                        .collect(Collectors.joining()))
                .isEqualTo("""
                -:9:63 service-empty-after-failover: After a failover to pg-test-2, fixed has no server: its only server, pg-test-1, is a replica then. Clients on port 5434 of pg-test are accepted and dropped at once.
                  Let its selector yield every member (selector: "[]"): /primary finds the leader among them.
                -:10:62 service-empty-after-failover: When pg-test-1 is lost and pg-test-2 takes over, read has no server: of its servers, pg-test-1 is lost and pg-test-2 is the primary then. Clients on port 5435 of pg-test are accepted and dropped at once.
                  Check /read-only, so that the leader serves it where no replica can; or add an instance.
                """);
    }

    private static String holes(String inventory) throws Exception {
        return Holes.in(Simulated.matrix(inventory, 1, Roles.DECLARED)).stream()
                .map(hole -> hole.sentence() + "\n  " + hole.mend() + "\n")
                .collect(Collectors.joining());
    }

    private static String notes(String inventory) throws Exception {
        return Notes.in(Simulated.matrix(inventory, 1, Roles.DECLARED)).stream()
                .map(note -> note.sentence() + "\n")
                .collect(Collectors.joining());
    }
}
