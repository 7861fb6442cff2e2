package pgsvc.resolve;

import java.util.List;
import pgsvc.model.Node;
import pgsvc.model.NodeService;

/// One HAProxy and all that it serves. The node's own services are `node().services()`.
///
/// @param services the clusters' services placed here, in the order in which they are declared, cluster by cluster
/// @param neighbours services of clusters out of scope that are placed here too
public record LoadBalancer(Node node, List<PlacedService> services, List<PlacedService> neighbours) {
    public LoadBalancer {
        services = List.copyOf(services);
        neighbours = List.copyOf(neighbours);
    }

    /// The node's own services.
    public List<NodeService> nodeServices() {
        return node.services();
    }
}
