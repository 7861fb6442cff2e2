package pgsvc.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pgsvc.model.Cluster;
import pgsvc.model.Roles;
import pgsvc.resolve.Resolution;

class SimulationTest {
    private static final String FOUR = """
            all:
              children:
                pg-test:
                  hosts:
                    10.10.10.11: { pg_seq: 1, pg_role: primary }
                    10.10.10.12: { pg_seq: 2, pg_role: replica }
                    10.10.10.13: { pg_seq: 3, pg_role: replica }
                    10.10.10.14: { pg_seq: 4, pg_role: offline }
                  vars: { pg_cluster: pg-test }
            """;

    @Test
    void theDefaultServicesOfFourInstancesUnderEachLeaderAndEachLoss() throws Exception {
        assertThat(text(FOUR, 1, Roles.DECLARED)).isEqualTo("""
                led by 1: primary 1; replica 2 3; default 1; offline 4
                led by 2: primary 2; replica 2 3; default 2; offline 4
                led by 3: primary 3; replica 2 3; default 3; offline 4
                led by 4: primary 4; replica 2 3; default 4; offline 2 (backup)
                led by 2, without 1: primary 2; replica 2 3; default 2; offline 4
                led by 3, without 1: primary 3; replica 2 3; default 3; offline 4
                led by 4, without 1: primary 4; replica 2 3; default 4; offline 2 (backup)
                led by 1, without 2: primary 1; replica 3; default 1; offline 4
                led by 3, without 2: primary 3; replica 3; default 3; offline 4
                led by 4, without 2: primary 4; replica 3; default 4; offline 3 (backup)
                led by 1, without 3: primary 1; replica 2; default 1; offline 4
                led by 2, without 3: primary 2; replica 2; default 2; offline 4
                led by 4, without 3: primary 4; replica 2; default 4; offline 2 (backup)
                led by 1, without 4: primary 1; replica 2 3; default 1; offline 2 (backup)
                led by 2, without 4: primary 2; replica 2 3; default 2; offline 3 (backup)
                led by 3, without 4: primary 3; replica 2 3; default 3; offline 2 (backup)
                """);
    }

    @Test
    void twoLossesLeaveEachPairOfSurvivorsOneOfWhichLeads() throws Exception {
        assertThat(text(FOUR, 2, Roles.DECLARED).lines().skip(16)).containsExactly("""
                led by 3, without 1 2: primary 3; replica 3; default 3; offline 4
                led by 4, without 1 2: primary 4; replica 3; default 4; offline 3 (backup)
                led by 2, without 1 3: primary 2; replica 2; default 2; offline 4
                led by 4, without 1 3: primary 4; replica 2; default 4; offline 2 (backup)
                led by 2, without 1 4: primary 2; replica 2 3; default 2; offline 3 (backup)
                led by 3, without 1 4: primary 3; replica 2 3; default 3; offline 2 (backup)
                led by 1, without 2 3: primary 1; replica 1 (backup); default 1; offline 4
                led by 4, without 2 3: primary 4; replica 1 (backup); default 4; offline none
                led by 1, without 2 4: primary 1; replica 3; default 1; offline 3 (backup)
                led by 3, without 2 4: primary 3; replica 3; default 3; offline none
                led by 1, without 3 4: primary 1; replica 2; default 1; offline 2 (backup)
                led by 2, without 3 4: primary 2; replica 2; default 2; offline none
                """.split("\n"));
    }

    @Test
    void liveRolesTakeTheLeaderOutOfReplicaAndLetTheFormerOneIn() throws Exception {
        assertThat(text(FOUR, 0, Roles.LIVE)).isEqualTo("""
                led by 1: primary 1; replica 2 3; default 1; offline 4
                led by 2: primary 2; replica 1 3; default 2; offline 4
                led by 3: primary 3; replica 1 2; default 3; offline 4
                led by 4: primary 4; replica 1 2 3; default 4; offline 1 (backup)
                """);
    }

    @Test
    void aClusterOfOneHasOneLeaderOrNobody() throws Exception {
        assertThat(text("""
                pg-meta:
                  hosts: { 10.10.10.10: { pg_seq: 1, pg_role: primary } }
                  vars: { pg_cluster: pg-meta }
                """, 2, Roles.DECLARED)).isEqualTo("""
                led by 1: primary 1; replica 1 (backup); default 1; offline none
                led by nobody, without 1: primary none; replica none; default none; offline none
                """);
    }

    @Test
    void nobodyInAStandbyClusterIsThePrimary() throws Exception {
        assertThat(text("""
                pg-dr:
                  hosts:
                    10.10.10.21: { pg_seq: 1, pg_role: primary, pg_upstream: 10.10.10.11 }
                    10.10.10.22: { pg_seq: 2, pg_role: replica }
                  vars:
                    pg_cluster: pg-dr
                    pg_default_services:
                      - { name: primary, port: 5433, check: /primary, selector: "[]" }
                      - { name: leader, port: 5434, check: /leader, selector: "[]" }
                      - { name: standby, port: 5435, check: /standby-leader, selector: "[]" }
                      - { name: replica, port: 5436, check: /replica, selector: "[]" }
                      - { name: read, port: 5437, check: /read-only, selector: "[]" }
                """, 0, Roles.DECLARED)).isEqualTo("""
                led by 1: primary none; leader 1; standby 1; replica 2; read 1 2
                led by 2: primary none; leader 2; standby 2; replica 1; read 1 2
                """);
    }

    @Test
    void anUpstreamOfAReplicaMakesNoStandbyCluster() throws Exception {
        assertThat(text("""
                pg-test:
                  hosts:
                    10.10.10.21: { pg_seq: 1, pg_role: primary }
                    10.10.10.22: { pg_seq: 2, pg_role: replica, pg_upstream: 10.10.10.21 }
                  vars:
                    pg_cluster: pg-test
                    pg_default_services: [{ name: primary, port: 5433, check: /primary, selector: "[]" }]
                """, 0, Roles.DECLARED)).isEqualTo("""
                led by 1: primary 1
                led by 2: primary 2
                """);
    }

    @Test
    void whoIsSynchronousIsNotKnown() throws Exception {
        assertThat(text("""
                pg-test:
                  hosts:
                    10.10.10.11: { pg_seq: 1, pg_role: primary }
                    10.10.10.12: { pg_seq: 2, pg_role: replica }
                    10.10.10.13: { pg_seq: 3, pg_role: standby }
                  vars:
                    pg_cluster: pg-test
                    pg_default_services:
                      - { name: sync, port: 5433, check: /sync, selector: "[]" }
                      - { name: backed, port: 5434, check: /sync, selector: "[? pg_role == 'standby']", backup: "[? pg_role != 'standby']" }
                      - { name: either, port: 5435, check: /read-only-sync, selector: "[]" }
                      - { name: async, port: 5436, check: /async, selector: "[]" }
                """, 0, Roles.DECLARED)).isEqualTo("""
                led by 1: sync 2? 3?; backed 3? 2?; either 1 2? 3?; async 2 3
                led by 2: sync 1? 3?; backed 3? 1?; either 2 1? 3?; async 1 3
                led by 3: sync 1? 2?; backed 1? 2?; either 3 1? 2?; async 1 2
                """);
    }

    @Test
    void parametersAreTakenToPassAndPagesForGetAreAnsweredByNobody() throws Exception {
        assertThat(text("""
                pg-test:
                  hosts:
                    10.10.10.11: { pg_seq: 1, pg_role: primary }
                    10.10.10.12: { pg_seq: 2, pg_role: replica }
                  vars:
                    pg_cluster: pg-test
                    pg_default_services:
                      - { name: near, port: 5433, check: "/replica?lag=1MB&tag_zone=a", selector: "[]" }
                      - { name: live, port: 5434, check: /liveness, selector: "[]" }
                      - { name: up, port: 5435, check: /health, selector: "[]" }
                      - { name: bare, port: 5436, selector: "[]" }
                """, 0, Roles.DECLARED)).isEqualTo("""
                led by 1: near 2; live none; up 1 2; bare 1
                led by 2: near 1; live none; up 1 2; bare 2
                """);
    }

    @Test
    void aWeightOfZeroIsNoServerAndOfTheBackupsTheFirstServes() throws Exception {
        assertThat(text("""
                pg-test:
                  hosts:
                    10.10.10.11: { pg_seq: 1, pg_role: primary }
                    10.10.10.12: { pg_seq: 2, pg_role: replica, pg_weight: 0 }
                    10.10.10.13: { pg_seq: 3, pg_role: offline, pg_weight: 0 }
                    10.10.10.14: { pg_seq: 4, pg_role: offline }
                    10.10.10.15: { pg_seq: 5, pg_role: offline }
                  vars:
                    pg_cluster: pg-test
                    pg_default_services:
                      - { name: read, port: 5433, check: /replica, selector: "[? pg_role == 'replica']", backup: "[? pg_role == 'offline']" }
                """, 0, Roles.DECLARED)).isEqualTo("""
                led by 1: read 4 (backup)
                led by 2: read 4 (backup)
                led by 3: read 4 (backup)
                led by 4: read 5 (backup)
                led by 5: read 4 (backup)
                """);
    }

    @Test
    void aServerThatASelectorMadesOfSomethingElseMayServeOrNot() throws Exception {
        assertThat(text("""
                pg-test:
                  hosts:
                    10.10.10.11: { pg_seq: 1, pg_role: primary }
                  vars:
                    pg_cluster: pg-test
                    pg_default_services:
                      - { name: far, port: 5433, check: /primary, selector: "[].{pg_cluster: 'pg-far', pg_seq: '7', inventory_hostname: '10.10.10.99'}" }
                """, 0, Roles.DECLARED)).isEqualTo("""
                led by 1: far 7?
                """);
    }

    @Test
    void formsThatDifferInTheirAddressAloneAreOneRowAndOthersAreNot() throws Exception {
        Matrix matrix = Simulated.matrix("""
                pg-test:
                  hosts:
                    10.10.10.11: { pg_seq: 1, pg_role: primary, path: /primary }
                    10.10.10.12: { pg_seq: 2, pg_role: replica, path: /replica }
                  vars:
                    pg_cluster: pg-test
                    pg_default_services:
                      - { name: primary, port: 5433, ip: "{{ inventory_hostname }}", check: /primary, selector: "[]" }
                      - { name: odd, port: 5434, check: "{{ path }}", selector: "[]" }
                """, 0, Roles.DECLARED);

        assertThat(matrix.rows())
                .extracting(row -> row.label() + " " + row.loadBalancers())
                .containsExactly(
                        "primary [10.10.10.11, 10.10.10.12]",
                        "odd at 10.10.10.11 [10.10.10.11]",
                        "odd at 10.10.10.12 [10.10.10.12]");
        assertThat(Simulated.text(matrix)).isEqualTo("""
                led by 1: primary 1; odd at 10.10.10.11 1; odd at 10.10.10.12 2
                led by 2: primary 2; odd at 10.10.10.11 2; odd at 10.10.10.12 1
                """);
    }

    @Test
    void aProviderServesTheClusterAsItsMembersWouldAlsoWithLiveRoles() throws Exception {
        String inventory = """
                all:
                  children:
                    pg-test:
                      hosts:
                        10.10.10.11: { pg_seq: 1, pg_role: primary }
                        10.10.10.12: { pg_seq: 2, pg_role: replica }
                      vars: { pg_cluster: pg-test, pg_service_provider: proxies }
                    proxies:
                      hosts: { 10.10.10.21: {}, 10.10.10.22: {} }
                """;
        Resolution resolution = Simulated.resolution(inventory);
        Cluster cluster = resolution.inventory().clusters().getFirst();
        Matrix matrix = Simulation.simulate(resolution, cluster, 0, Roles.LIVE);

        assertThat(matrix.rows().getFirst().loadBalancers()).containsExactly("10.10.10.21", "10.10.10.22");
        assertThat(Simulated.text(matrix)).isEqualTo("""
                led by 1: primary 1; replica 2; default 1; offline 2 (backup)
                led by 2: primary 2; replica 1; default 2; offline 1 (backup)
                """);
    }

    private static String text(String inventory, int losses, Roles roles) throws Exception {
        return Simulated.text(Simulated.matrix(inventory, losses, roles));
    }
}
