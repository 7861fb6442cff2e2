package pgsvc.discover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static pgsvc.discover.LiveClusters.and;
import static pgsvc.discover.LiveClusters.cluster;
import static pgsvc.discover.LiveClusters.member;
import static pgsvc.discover.LiveClusters.unlisted;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pgsvc.discover.Difference.Kind;
import pgsvc.inventory.ansible.PatternException;
import pgsvc.model.Cluster;
import pgsvc.pipeline.Pipeline;
import pgsvc.topology.TopologySnapshot;

class ComparisonTest {
    private static final String INVENTORY = """
            all:
              hosts:
                10.10.10.11: { pg_seq: 1, pg_role: primary }
                10.10.10.12: { pg_seq: 2, pg_role: replica, pg_offline_query: true }
              vars: { pg_cluster: pg-test }
            """;

    @Test
    void whatIsDeclaredAsItIsDoesNotDiffer() throws Exception {
        assertThat(differences(cluster(
                        "pg-test",
                        member("pg-test-1", "leader", "10.10.10.11"),
                        member("pg-test-2", "replica", "10.10.10.12"))))
                .isEmpty();
    }

    @Test
    void afterAFailoverAnotherLeads() throws Exception {
        assertThat(differences(cluster(
                        "pg-test",
                        member("pg-test-1", "replica", "10.10.10.11"),
                        member("pg-test-2", "leader", "10.10.10.12"))))
                .containsExactly(
                        new Difference(
                                Kind.ROLE,
                                "pg-test-1",
                                "pg-test-1 is declared as the primary, and pg-test-2 leads: selectors and backups that name roles "
                                        + "go by what is declared.",
                                "Make pg-test-2 the primary in the inventory and pg-test-1 a replica, or switch over to pg-test-1."));
    }

    @Test
    void membersMayBeMoreOrFewerThanDeclared() throws Exception {
        TopologySnapshot live = cluster(
                "pg-test", member("pg-test-1", "leader", "10.10.10.11"), member("pg-test-3", "replica", "10.10.10.13"));

        assertThat(differences(and(live, unlisted("pg-test-2", "10.10.10.12", "pg-test"))))
                .containsExactly(
                        new Difference(
                                Kind.NOT_LIVE,
                                "pg-test-2",
                                "pg-test-2 is declared, and Patroni does not list it: no check of it passes.",
                                "Start its Patroni, or take the host 10.10.10.12 out of the inventory."),
                        new Difference(
                                Kind.NOT_DECLARED,
                                "pg-test-3",
                                "pg-test-3 (10.10.10.13:5432) is a member of the live cluster, and not declared: no "
                                        + "service reaches it.",
                                "Add its host to the cluster, with a pg_seq and a pg_role of its own."));
    }

    @Test
    void portsMayDiffer() throws Exception {
        assertThat(differences(cluster(
                        "pg-test",
                        member("pg-test-1", "leader", "10.10.10.11"),
                        member("pg-test-2", "replica", "10.10.10.12", 5433, "http://10.10.10.12:8009", Map.of()))))
                .extracting(Difference::kind, Difference::mend)
                .containsExactly(
                        tuple(Kind.PORT, "Set pg_port: 5433 for the host 10.10.10.12."),
                        tuple(Kind.PORT, "Set patroni_port: 8009 for the host 10.10.10.12."));
    }

    @Test
    void anAddressMayLeadToAnotherCluster() throws Exception {
        TopologySnapshot live = cluster("pg-test", member("pg-test-1", "leader", "10.10.10.11"));

        assertThat(differences(and(live, unlisted("pg-test-2", "10.10.10.12", "pg-meta"))))
                .containsExactly(new Difference(
                        Kind.CLUSTER,
                        "pg-test-2",
                        "The Patroni at 10.10.10.12:8008 is declared as pg-test-2, and belongs to the cluster pg-meta: "
                                + "services of one cluster lead into another.",
                        "Correct the host or its patroni_port."));
    }

    private static List<Difference> differences(TopologySnapshot live) throws PatternException {
        return Comparison.of(declared(), live).differences();
    }

    private static Cluster declared() throws PatternException {
        return Pipeline.resolve(
                        "-", new ByteArrayInputStream(INVENTORY.getBytes(StandardCharsets.UTF_8)), Optional.empty())
                .resolution()
                .orElseThrow()
                .inventory()
                .clusters()
                .getFirst();
    }
}
