package pgsvc.sandbox;

import java.util.ArrayList;
import java.util.List;
import pgsvc.load.ServicePort;
import pgsvc.resolve.LoadBalancer;
import pgsvc.resolve.PlacedService;
import pgsvc.resolve.Resolution;
import pgsvc.sandbox.layout.Layout;
import pgsvc.sandbox.layout.Node;

/// Where clients reach each service of a sandbox.
public final class Services {
    private Services() {}

    /// A service on one node's HAProxy.
    public record Served(Node node, String cluster, ServicePort port) {

        /// The service's name without its cluster's.
        public String word() {
            return port.name().substring(cluster.length() + 1);
        }
    }

    /// All of them, node by node, in the inventory's order.
    public static List<Served> of(Resolution resolution, Layout layout) {
        List<Served> all = new ArrayList<>();
        for (LoadBalancer balancer : resolution.loadBalancers()) {
            layout.node(balancer.node().name())
                    .ifPresent(node -> balancer.services().forEach(placed -> all.add(served(node, placed))));
        }
        return all;
    }

    /// Those that an undisturbed sandbox answers. A cluster of one instance has no replica, which the service for
    /// offline queries asks for.
    public static List<Served> answered(Resolution resolution, Layout layout) {
        return of(resolution, layout).stream()
                .filter(served -> layout.shape().nodes() > 1 || !served.word().equals("offline"))
                .toList();
    }

    private static Served served(Node node, PlacedService placed) {
        ServicePort port = new ServicePort(
                placed.service().fullName(), node.address(), placed.service().port());
        return new Served(node, placed.service().cluster(), port);
    }
}
