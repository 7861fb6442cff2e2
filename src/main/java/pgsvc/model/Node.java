package pgsvc.model;

import java.util.List;
import pgsvc.diagnostic.SourceRange;

/// A host of the inventory, which may run a load balancer.
///
/// @param name the name in the inventory
/// @param services its `haproxy_services`
/// @param connection how it is reached
/// @param where its entry in the inventory
public record Node(
        String name, List<NodeService> services, BaseSettings base, Connection.Declared connection, SourceRange where) {
    public Node {
        services = List.copyOf(services);
    }
}
