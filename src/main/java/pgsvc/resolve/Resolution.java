package pgsvc.resolve;

import java.util.List;
import java.util.Set;
import pgsvc.model.Inventory;

/// The inventory with every service resolved and placed.
///
/// @param loadBalancers one for each node in scope that serves anything or may, in the inventory's order
public record Resolution(Inventory inventory, List<LoadBalancer> loadBalancers) {
    public Resolution {
        loadBalancers = List.copyOf(loadBalancers);
    }

    /// The same with those load balancers alone that serve one of some clusters.
    ///
    /// @param clusters by their names
    public Resolution serving(Set<String> clusters) {
        return new Resolution(
                inventory,
                loadBalancers.stream()
                        .filter(balancer -> balancer.services().stream()
                                .anyMatch(placed ->
                                        clusters.contains(placed.service().cluster())))
                        .toList());
    }
}
