package pgsvc.sandbox.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pgsvc.pipeline.Pipeline;
import pgsvc.pipeline.Resolved;
import pgsvc.render.Rendering;
import pgsvc.resolve.LoadBalancer;
import pgsvc.run.workload.Endpoint;
import pgsvc.run.workload.Placement;
import pgsvc.run.workload.Workloads;
import pgsvc.sandbox.layout.Layout;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.SandboxFolder;
import pgsvc.sandbox.layout.Shape;

class InventoryFileTest {
    private static final SandboxFolder BOX = new SandboxFolder(Path.of("/tmp/box"));

    @TempDir
    Path temporary;

    @Test
    void theUsualOneIsShortEnoughToBeReadAtAGlance() {
        assertThat(text(Shape.usual())).isEqualTo("""
                # The inventory of a sandbox. Edit it, and bring it into force:  pgsvc apply -i /tmp/box/inventory.yml
                all:
                  children:

                    pg-test:
                      hosts:
                        127.0.0.11: { pg_seq: 1, pg_role: primary }
                        127.0.0.12: { pg_seq: 2, pg_role: replica }
                        127.0.0.13: { pg_seq: 3, pg_role: replica, pg_offline_query: true }
                      vars:
                        pg_cluster: pg-test

                  vars:
                    ansible_connection: local
                    haproxy_dir: /tmp/box/{{ inventory_hostname }}/haproxy/config
                    haproxy_admin_password: pgsvc
                    # All nodes share this machine and each has one address of it. In production services listen on every
                    # address of their node, and `ip` is left out.
                    pg_default_services:
                      - { name: primary, port: 5433, ip: "{{ inventory_hostname }}", dest: default,  check: /primary,   selector: "[]" }
                      - { name: replica, port: 5434, ip: "{{ inventory_hostname }}", dest: default,  check: /read-only, selector: "[]", backup: "[? pg_role == `primary` || pg_role == `offline` ]" }
                      - { name: default, port: 5436, ip: "{{ inventory_hostname }}", dest: postgres, check: /primary,   selector: "[]" }
                      - { name: offline, port: 5438, ip: "{{ inventory_hostname }}", dest: postgres, check: /replica,   selector: "[? pg_role == `offline` || pg_offline_query ]", backup: "[? pg_role == `replica` && !pg_offline_query ]" }
                """);
    }

    @Test
    void clustersBehindTheSameProxiesHavePortsOfTheirOwn() {
        assertThat(text(new Shape(2, 3, 2, true, true, true, "127.0.1.11"))).isEqualTo("""
                # The inventory of a sandbox. Edit it, and bring it into force:  pgsvc apply -i /tmp/box/inventory.yml
                all:
                  children:

                    pg-test:
                      hosts:
                        127.0.1.11: { pg_seq: 1, pg_role: primary }
                        127.0.1.12: { pg_seq: 2, pg_role: replica }
                        127.0.1.13: { pg_seq: 3, pg_role: offline }
                      vars:
                        pg_cluster: pg-test
                        pg_service_provider: pg-proxy  # the group whose HAProxies serve this cluster

                    pg-test2:
                      hosts:
                        127.0.1.21: { pg_seq: 1, pg_role: primary }
                        127.0.1.22: { pg_seq: 2, pg_role: replica }
                        127.0.1.23: { pg_seq: 3, pg_role: offline }
                      vars:
                        pg_cluster: pg-test2
                        pg_service_provider: pg-proxy  # the group whose HAProxies serve this cluster
                        pg_default_services:
                          - { name: primary, port: 6433, ip: "${NODE_ADDRESS}", dest: default,  check: /primary,   selector: "[]" }
                          - { name: replica, port: 6434, ip: "${NODE_ADDRESS}", dest: default,  check: /read-only, selector: "[]", backup: "[? pg_role == `primary` || pg_role == `offline` ]" }
                          - { name: standby, port: 6435, ip: "${NODE_ADDRESS}", dest: postgres, check: /sync,      selector: "[]" }
                          - { name: default, port: 6436, ip: "${NODE_ADDRESS}", dest: postgres, check: /primary,   selector: "[]" }
                          - { name: offline, port: 6438, ip: "${NODE_ADDRESS}", dest: postgres, check: /replica,   selector: "[? pg_role == `offline` || pg_offline_query ]", backup: "[? pg_role == `replica` && !pg_offline_query ]" }

                    pg-proxy:
                      hosts:
                        127.0.1.31: { nodename: pg-proxy-1 }
                        127.0.1.32: { nodename: pg-proxy-2 }

                  vars:
                    ansible_connection: local
                    haproxy_dir: /tmp/box/{{ inventory_hostname }}/haproxy/config
                    haproxy_admin_password: pgsvc
                    patroni_ssl_enabled: true
                    patroni_ssl_ca_file: /tmp/box/tls/ca.crt
                    # All nodes share this machine and each has one address of it. In production services listen on every
                    # address of their node, and `ip` is left out. A service behind a provider is the same on all of the
                    # provider's nodes: each HAProxy here knows its own address as NODE_ADDRESS.
                    pg_default_services:
                      - { name: primary, port: 5433, ip: "${NODE_ADDRESS}", dest: default,  check: /primary,   selector: "[]" }
                      - { name: replica, port: 5434, ip: "${NODE_ADDRESS}", dest: default,  check: /read-only, selector: "[]", backup: "[? pg_role == `primary` || pg_role == `offline` ]" }
                      - { name: standby, port: 5435, ip: "${NODE_ADDRESS}", dest: postgres, check: /sync,      selector: "[]" }
                      - { name: default, port: 5436, ip: "${NODE_ADDRESS}", dest: postgres, check: /primary,   selector: "[]" }
                      - { name: offline, port: 5438, ip: "${NODE_ADDRESS}", dest: postgres, check: /replica,   selector: "[? pg_role == `offline` || pg_offline_query ]", backup: "[? pg_role == `replica` && !pg_offline_query ]" }
                """);
    }

    static Stream<Shape> shapes() {
        return Stream.of(1, 5)
                .flatMap(clusters -> Stream.of(1, 2, 3)
                        .flatMap(nodes -> Stream.of(0, 2)
                                .flatMap(proxies -> Stream.of(false, true)
                                        .map(more -> new Shape(
                                                clusters,
                                                nodes,
                                                proxies,
                                                more && nodes > 1,
                                                more && nodes > 1,
                                                more,
                                                "127.0.1.11")))));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void everyShapesInventoryHasNoErrorAndNoWarningButThoseThatAreMeant(Shape shape) throws Exception {
        Resolved resolved = resolved(shape);

        assertThat(resolved.hasErrors()).isFalse();
        assertThat(resolved.diagnostics())
                .extracting(diagnostic -> diagnostic.rule().id())
                .hasSameElementsAs(meant(shape));
    }

    /// An address from HAProxy's environment is worth a warning in production. The service for offline queries has
    /// nobody in a cluster of one. In a cluster of a primary and an offline instance the service for replicas has
    /// only backups.
    private static Set<String> meant(Shape shape) {
        boolean backupsOnly = shape.offline() && shape.nodes() == 2;
        return Stream.of(
                        Stream.of("service-address-environment").filter(_ -> shape.proxyNodes() > 0),
                        Stream.of("selector-matches-nobody").filter(_ -> shape.nodes() == 1),
                        Stream.of("backup-leaves-no-active-server").filter(_ -> backupsOnly))
                .flatMap(rule -> rule)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void eachBalancersNodeServesAndListensOnItsOwnAddress(Shape shape) throws Exception {
        Layout layout = Layout.of(shape);

        List<LoadBalancer> balancers = resolved(shape).resolution().orElseThrow().loadBalancers().stream()
                .filter(balancer -> !balancer.services().isEmpty())
                .toList();

        assertThat(balancers)
                .extracting(balancer -> balancer.node().name())
                .containsExactlyElementsOf(
                        layout.balancers().stream().map(Node::address).toList());
        for (LoadBalancer balancer : balancers) {
            String address = balancer.node().name();
            Placement placement = new Placement(Optional.of(address), Optional.empty());
            assertThat(Workloads.of(List.of(balancer), new Rendering(List.of()), placement)
                            .services())
                    .isNotEmpty()
                    .extracting(Endpoint::address)
                    .containsOnly(address);
        }
    }

    private static String text(Shape shape) {
        return new InventoryFile(BOX, Layout.of(shape)).text();
    }

    private Resolved resolved(Shape shape) throws Exception {
        Path file = Files.writeString(temporary.resolve("inventory.yml"), text(shape));
        return Pipeline.resolve(file.toString(), InputStream.nullInputStream(), Optional.empty());
    }
}
