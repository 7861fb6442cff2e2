package pgsvc.resolve.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pgsvc.diagnostic.SourceRange;
import pgsvc.model.BaseSettings;
import pgsvc.model.Cluster;
import pgsvc.model.Destination;
import pgsvc.model.Instance;
import pgsvc.model.InstancePorts;
import pgsvc.model.Inventory;
import pgsvc.model.Located;
import pgsvc.model.Node;
import pgsvc.model.NodeService;
import pgsvc.model.Role;
import pgsvc.model.Roles;
import pgsvc.model.ServiceDefinition;
import pgsvc.model.ServiceSettings;
import pgsvc.resolve.LoadBalancer;
import pgsvc.resolve.PlacedService;
import pgsvc.resolve.Service;

class NodeEndpointsTest {
    private static final SourceRange HERE = SourceRange.at("pg.yml", 1, 1);
    private static final ServiceSettings NO_SERVICES = new ServiceSettings(
            List.of(), List.of(), new Destination.PgBouncer(), located(""), false, Optional.empty(), Roles.DECLARED);

    @Test
    void allThatListensOnANodeIsListedAndWhatNobodyDeclaredComesFirst() {
        Node node = node("10.0.0.1", nodeService("redis", "127.0.0.1:6380,127.0.0.2", 6379));
        LoadBalancer loadBalancer = new LoadBalancer(
                node, List.of(placed("pg-a", "primary", 5433)), List.of(placed("pg-b", "primary", 6433)));
        Inventory inventory = inventory(node, cluster("pg-a", "10.0.0.1"), cluster("pg-c", "10.0.0.9"));

        assertThat(new NodeEndpoints(inventory).of(loadBalancer))
                .extracting(e ->
                        e.owner() + " " + e.bind().address() + " " + e.bind().port() + " " + e.inScope())
                .containsExactly(
                        "PostgreSQL (pg_port) :: 5432 true",
                        "PgBouncer (pgbouncer_port) :: 6432 true",
                        "Patroni (patroni_port) :: 8008 true",
                        "HAProxy's statistics page (haproxy_exporter_port) * 9101 true",
                        "the service pg-a-primary * 5433 true",
                        "the service pg-b-primary * 6433 false",
                        "the node's service redis 127.0.0.1 6380 true",
                        "the node's service redis 127.0.0.2 6379 true");
    }

    @Test
    void endpointsMayMeetWhereTwoSharePortOrAnAddressCarriesItsOwn() {
        Node node = node("10.0.0.1");
        NodeEndpoints endpoints = new NodeEndpoints(inventory(node, cluster("pg-a", "10.0.0.1")));
        PlacedService primary = placed("pg-a", "primary", 5433);

        assertThat(endpoints.mayMeet(new LoadBalancer(node, List.of(primary), List.of())))
                .isFalse();
        assertThat(endpoints.mayMeet(new LoadBalancer(node, List.of(primary), List.of(placed("pg-b", "x", 5433)))))
                .isTrue();
        assertThat(endpoints.mayMeet(new LoadBalancer(node, List.of(placed("pg-a", "x", 8008)), List.of())))
                .isTrue();
        Node withList = node("10.0.0.1", nodeService("redis", "127.0.0.1:5432,127.0.0.2", 6379));
        assertThat(endpoints.mayMeet(new LoadBalancer(withList, List.of(), List.of())))
                .isTrue();
    }

    private static Inventory inventory(Node node, Cluster... clusters) {
        return new Inventory("pg.yml", List.of(node), List.of(clusters), List.of(), Map.of(), Set.of());
    }

    private static Node node(String name, NodeService... services) {
        return new Node(
                name,
                List.of(services),
                new BaseSettings(
                        name, "admin", "secret", 9101, "/metrics", located("24h"), located("24h"), "/etc/haproxy"),
                _ -> Optional.empty(),
                HERE);
    }

    private static Cluster cluster(String name, String host) {
        Instance instance = new Instance(
                name + "-1",
                "1",
                Role.PRIMARY,
                host,
                new InstancePorts(5432, 6432, 8008, Optional.empty()),
                100,
                Map.of(),
                NO_SERVICES,
                HERE);
        return new Cluster(name, List.of(instance), HERE);
    }

    private static NodeService nodeService(String name, String ip, int port) {
        return new NodeService(
                located(name),
                located(port),
                Optional.of(located(ip)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                HERE);
    }

    private static PlacedService placed(String cluster, String name, int port) {
        ServiceDefinition declared = new ServiceDefinition(
                located(name),
                located(port),
                located("[]"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                HERE);
        Service service =
                new Service(cluster, name, "*", port, 5000, "roundrobin", "/primary", "", List.of(), declared);
        return new PlacedService(service, "10.0.0.1", false, HERE);
    }

    private static <T> Located<T> located(T value) {
        return new Located<>(value, HERE);
    }
}
