package pgsvc.discover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pgsvc.discover.LiveClusters.cluster;
import static pgsvc.discover.LiveClusters.member;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pgsvc.pipeline.Pipeline;
import pgsvc.pipeline.Resolved;
import pgsvc.topology.TopologySnapshot;

class InventoryTextTest {
    @Test
    void aClusterThatIsNamedAsPigstyNamesItIsDeclaredInAFewLines() throws Exception {
        assertThat(text(cluster(
                        "pg-test",
                        member("pg-test-1", "replica", "10.10.10.11"),
                        member("pg-test-3", "leader", "10.10.10.13"),
                        member("pg-test-7", "sync_standby", "10.10.10.17"))))
                .isEqualTo("""
                        # Written by pgsvc discover. pg_role says how a cluster is now; after a failover Patroni knows better, and
                        # pgsvc topology tells what differs. pg_offline_query lets a replica take offline queries, such as long
                        # reads and exports, besides: the choice is yours.
                        all:
                          children:

                            pg-test:
                              hosts:
                                10.10.10.11: { pg_seq: 1, pg_role: replica }
                                10.10.10.13: { pg_seq: 3, pg_role: primary }
                                10.10.10.17: { pg_seq: 7, pg_role: replica, pg_offline_query: true }
                              vars:
                                pg_cluster: pg-test

                          vars:
                            # Patroni does not tell of PgBouncer. Where each instance has one, make this pgbouncer (port 6432, or
                            # pgbouncer_port): services then go through the pool, but for those with dest: postgres.
                            pg_default_service_dest: postgres
                        """);
    }

    @Test
    void otherNamesPortsTagsAndTlsAreKept() throws Exception {
        String text = text(cluster(
                "my_app",
                member("node-a", "leader", "db-a.example.org", 5433, "https://db-a.example.org:8009", Map.of()),
                member(
                        "node-b",
                        "replica",
                        "fd00::2",
                        5432,
                        "https://[fd00::9]:8008",
                        Map.of("nofailover", "true", "clonefrom", "false"))));

        assertThat(text.substring(text.indexOf("    # Patroni calls"), text.indexOf("\n  vars:")))
                .isEqualTo("""
                            # Patroni calls this cluster my_app; pg_cluster takes letters, digits and hyphens only.
                            # HAProxy's servers are called my-app-<pg_seq>; what Patroni calls them stands beside.
                            my-app:
                              hosts:
                                db-a.example.org: { pg_seq: 1, pg_role: primary, pg_port: 5433, patroni_port: 8009 }  # node-a
                                "fd00::2": { pg_seq: 2, pg_role: replica, pg_offline_query: true }  # node-b; tags: clonefrom=false, nofailover=true; its REST API tells another address, fd00::9; checks go to this one
                              vars:
                                pg_cluster: my-app
                                patroni_ssl_enabled: true
                                # The authority that vouches for Patroni's certificate, a file on the load balancers' nodes:
                                patroni_ssl_ca_file: /pg/cert/ca.crt
                        """);
    }

    @Test
    void oneWithoutALeaderSaysThatItGuesses() throws Exception {
        assertThat(text(cluster("pg-test", member("pg-test-1", "replica", "10.10.10.11"))))
                .contains("    # Nobody leads at the moment. Who is the primary here is a guess.\n")
                .contains("10.10.10.11: { pg_seq: 1, pg_role: primary }");
    }

    @Test
    void oneThatTellsNoAddressIsLeftOut() throws Exception {
        assertThat(text(cluster(
                        "pg-test",
                        member("pg-test-1", "leader", "10.10.10.11"),
                        member("pg-test-2", "replica", "", 0, "http://10.10.10.12:8008", Map.of()))))
                .contains("    # Left out, since it does not tell its address: pg-test-2\n")
                .doesNotContain("pg_seq: 2");
    }

    @Test
    void twoOnOneHostCannotBeDeclared() {
        assertThatThrownBy(() -> text(cluster(
                        "demo",
                        member("a", "leader", "127.0.0.1", 5432, "http://127.0.0.1:8008", Map.of()),
                        member("b", "replica", "127.0.0.1", 5433, "http://127.0.0.1:8009", Map.of()))))
                .isInstanceOf(UndeclarableException.class)
                .hasMessage(
                        "Two members of demo are on the host 127.0.0.1. An inventory names instances by their hosts, "
                                + "one on each: give each an address of its own (connect_address in Patroni's configuration), "
                                + "and try again.");
    }

    /// A scope is the user's own word, and may be one that YAML or Ansible reads otherwise.
    @Test
    void whateverAClusterIsCalledAndWhereverItIsLintFindsNothing() throws Exception {
        for (String scope :
                List.of("pg-test", "all", "yes", "123", "root", "ungrouped", "Kunden DB", "a: b # c", "ü")) {
            for (String host : List.of("10.10.10.1", "db", "fd00::", "no", "12.5", "1e3", "a_b.c")) {
                TopologySnapshot one = cluster(scope, member("x", "leader", host + "1"));
                TopologySnapshot two = cluster(
                        scope, member(scope + "-1", "leader", host + "1"), member(scope + "-2", "replica", host + "2"));
                for (String text : List.of(text(one), text(two))) {
                    Resolved read = Pipeline.resolve(
                            "-", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Optional.empty());

                    assertThat(read.diagnostics()).as(text).isEmpty();
                    assertThat(read.resolution().orElseThrow().inventory().clusters())
                            .as(text)
                            .hasSize(1);
                }
            }
        }
    }

    private static String text(TopologySnapshot live) throws UndeclarableException {
        return InventoryText.of(List.of(live));
    }
}
