package pgsvc.resolve.endpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import pgsvc.diagnostic.SourceRange;
import pgsvc.model.Cluster;
import pgsvc.model.Instance;
import pgsvc.model.InstancePorts;
import pgsvc.model.Inventory;
import pgsvc.model.Located;
import pgsvc.model.Node;
import pgsvc.model.NodeService;
import pgsvc.resolve.LoadBalancer;
import pgsvc.resolve.PlacedService;
import pgsvc.resolve.Service;
import pgsvc.resolve.endpoint.Endpoint.Kind;

/// Lists what listens on each node: the services placed there, the node's own, the statistics page, and the
/// instances that run there.
public final class NodeEndpoints {
    private final Map<String, List<Instance>> instances = new HashMap<>();

    public NodeEndpoints(Inventory inventory) {
        Stream.concat(inventory.clusters().stream(), inventory.neighbours().stream())
                .map(Cluster::instances)
                .flatMap(List::stream)
                .forEach(instance -> instances
                        .computeIfAbsent(instance.host(), _ -> new ArrayList<>())
                        .add(instance));
    }

    /// Whether two endpoints of a load balancer's node can share a port. On nearly every node none do, and with
    /// thousands of nodes this must cost next to nothing.
    public boolean mayMeet(LoadBalancer loadBalancer) {
        int[] ports = ports(loadBalancer);
        Arrays.sort(ports);
        for (int i = 1; i < ports.length; i++) {
            if (ports[i] == ports[i - 1]) {
                return true;
            }
        }
        return hasAddressLists(loadBalancer);
    }

    private int[] ports(LoadBalancer loadBalancer) {
        List<Instance> here = instances.getOrDefault(loadBalancer.node().name(), List.of());
        int declared = loadBalancer.services().size()
                + loadBalancer.neighbours().size()
                + loadBalancer.nodeServices().size();
        int[] ports = new int[1 + 3 * here.size() + declared];
        int next = 0;
        ports[next++] = loadBalancer.node().base().exporterPort();
        for (Instance instance : here) {
            ports[next++] = instance.ports().postgres();
            ports[next++] = instance.ports().pgbouncer();
            ports[next++] = instance.ports().patroni();
        }
        for (PlacedService placed : loadBalancer.services()) {
            ports[next++] = placed.service().port();
        }
        for (PlacedService placed : loadBalancer.neighbours()) {
            ports[next++] = placed.service().port();
        }
        for (NodeService service : loadBalancer.nodeServices()) {
            ports[next++] = service.port().value();
        }
        return ports;
    }

    /// An address in a list may carry a port of its own.
    private static boolean hasAddressLists(LoadBalancer loadBalancer) {
        return hasAddressLists(loadBalancer.services())
                || hasAddressLists(loadBalancer.neighbours())
                || loadBalancer.nodeServices().stream()
                        .anyMatch(service ->
                                service.ip().map(Located::value).orElse("").indexOf(',') >= 0);
    }

    private static boolean hasAddressLists(List<PlacedService> services) {
        for (PlacedService placed : services) {
            if (placed.service().bindAddress().indexOf(',') >= 0) {
                return true;
            }
        }
        return false;
    }

    /// All endpoints of a load balancer's node; those that nobody declared come first.
    public List<Endpoint> of(LoadBalancer loadBalancer) {
        List<Endpoint> endpoints = new ArrayList<>();
        Node node = loadBalancer.node();
        for (Instance instance : instances.getOrDefault(node.name(), List.of())) {
            InstancePorts ports = instance.ports();
            endpoints.add(program(ports.postgres(), "PostgreSQL (pg_port)", instance.where()));
            endpoints.add(program(ports.pgbouncer(), "PgBouncer (pgbouncer_port)", instance.where()));
            endpoints.add(program(ports.patroni(), "Patroni (patroni_port)", instance.where()));
        }
        endpoints.add(statistics(node));
        loadBalancer.services().forEach(placed -> add(endpoints, placed, true));
        loadBalancer.neighbours().forEach(placed -> add(endpoints, placed, false));
        loadBalancer.nodeServices().forEach(service -> add(endpoints, service));
        return endpoints;
    }

    private static Endpoint program(int port, String owner, SourceRange where) {
        return new Endpoint(BindAddress.everywhere(port), owner, Kind.PROGRAM, true, where, where);
    }

    private static Endpoint statistics(Node node) {
        return new Endpoint(
                new BindAddress("*", node.base().exporterPort()),
                "HAProxy's statistics page (haproxy_exporter_port)",
                Kind.STATISTICS,
                true,
                node.where(),
                node.where());
    }

    private static void add(List<Endpoint> endpoints, PlacedService placed, boolean inScope) {
        Service service = placed.service();
        SourceRange declared = service.declared().port().where();
        for (BindAddress bind : BindAddress.parse(service.bindAddress(), service.port())) {
            endpoints.add(new Endpoint(
                    bind, "the service " + service.fullName(), Kind.SERVICE, inScope, declared, placed.where()));
        }
    }

    private static void add(List<Endpoint> endpoints, NodeService service) {
        String ip = service.ip().map(Located::value).orElse("*");
        SourceRange declared = service.port().where();
        for (BindAddress bind : BindAddress.parse(ip, service.port().value())) {
            endpoints.add(new Endpoint(
                    bind, "the node's service " + service.name().value(), Kind.SERVICE, true, declared, declared));
        }
    }
}
