package pgsvc.resolve;

import java.util.List;
import pgsvc.model.Inventory;

/// The inventory with every service resolved and placed.
///
/// @param loadBalancers one for each node in scope that serves anything or may, in the inventory's order
public record Resolution(Inventory inventory, List<LoadBalancer> loadBalancers) {
    public Resolution {
        loadBalancers = List.copyOf(loadBalancers);
    }
}
