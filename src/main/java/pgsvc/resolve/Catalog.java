package pgsvc.resolve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All services of a resolution by their full name, each with the load balancers that serve it. Where a template
/// makes a service differ from node to node, it has several variants.
public final class Catalog {
    private final Map<String, List<Variant>> byName = new LinkedHashMap<>();

    /// One form of a service, and the nodes that serve it so.
    ///
    /// @param delegated whether a provider group serves it
    public record Variant(Service service, List<String> nodes, boolean delegated) {
        public Variant {
            nodes = List.copyOf(nodes);
        }
    }

    /// Collects the services in the inventory's order.
    public static Catalog of(Resolution resolution) {
        Catalog catalog = new Catalog();
        Map<Service, List<String>> nodes = new LinkedHashMap<>();
        Map<Service, Boolean> delegated = new LinkedHashMap<>();
        for (LoadBalancer loadBalancer : resolution.loadBalancers()) {
            for (PlacedService placed : loadBalancer.services()) {
                nodes.computeIfAbsent(placed.service(), _ -> new ArrayList<>())
                        .add(loadBalancer.node().name());
                delegated.put(placed.service(), placed.delegated());
            }
        }
        nodes.forEach((service, on) -> catalog.byName
                .computeIfAbsent(service.fullName(), _ -> new ArrayList<>())
                .add(new Variant(service, on, delegated.getOrDefault(service, false))));
        return catalog;
    }

    /// The full names in the inventory's order.
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /// The variants of a service; none when there is no service of that name.
    public List<Variant> variants(String fullName) {
        return Collections.unmodifiableList(byName.getOrDefault(fullName, List.of()));
    }

    /// All variants of all services.
    public List<Variant> all() {
        return byName.values().stream().flatMap(List::stream).toList();
    }
}
