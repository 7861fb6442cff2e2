package pgsvc.resolve.stage;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.model.Cluster;
import pgsvc.model.Instance;
import pgsvc.model.Inventory;
import pgsvc.model.Located;
import pgsvc.model.Node;
import pgsvc.model.Role;
import pgsvc.model.ServiceSettings;
import pgsvc.resolve.LoadBalancer;
import pgsvc.resolve.PlacedService;
import pgsvc.resolve.Resolution;
import pgsvc.resolve.Service;
import pgsvc.resolve.selection.Members;

/// Stage ② as a whole: resolves each cluster's services and puts them on the load balancers that serve them.
///
/// Where a service goes is the reference's rule: on each member, resolved with that member's variables; or, when
/// the member names a provider group, on every host of that group, resolved once with the primary's variables.
public final class Resolver {
    private final Inventory inventory;
    private final Diagnostics into;
    private final Map<String, List<PlacedService>> placed = new LinkedHashMap<>();
    private final Map<String, List<PlacedService>> neighbours = new LinkedHashMap<>();

    private Resolver(Inventory inventory, Diagnostics into) {
        this.inventory = inventory;
        this.into = into;
    }

    /// Resolves all services of the inventory. What is wrong is told and left out.
    public static Resolution resolve(Inventory inventory, Diagnostics into) {
        return new Resolver(inventory, into).resolve();
    }

    private Resolution resolve() {
        placeAll(inventory.clusters(), placed, into);
        placeAll(inventory.neighbours(), neighbours, new Diagnostics());
        List<LoadBalancer> loadBalancers = new ArrayList<>();
        for (Node node : inventory.nodes()) {
            if (placed.containsKey(node.name()) || inventory.limit().contains(node.name())) {
                loadBalancers.add(new LoadBalancer(
                        node,
                        placed.getOrDefault(node.name(), List.of()),
                        neighbours.getOrDefault(node.name(), List.of())));
            }
        }
        new NodeRules(inventory, into).check(loadBalancers);
        return new Resolution(inventory, loadBalancers);
    }

    private void placeAll(List<Cluster> clusters, Map<String, List<PlacedService>> onto, Diagnostics findings) {
        ServiceResolver services = new ServiceResolver(findings);
        Providers providers = new Providers(inventory.groups(), findings);
        for (Cluster cluster : clusters) {
            providers.check(cluster);
            place(cluster, services, providers, onto);
        }
    }

    private void place(
            Cluster cluster, ServiceResolver resolver, Providers providers, Map<String, List<PlacedService>> onto) {
        Members members = new Members(cluster);
        Map<ServiceSettings, List<Service>> resolved = new IdentityHashMap<>();
        for (Instance instance : cluster.instances()) {
            Optional<Located<String>> provider = providers.groupOf(instance);
            if (provider.isPresent() && instance.role() != Role.PRIMARY) {
                continue;
            }
            List<Service> services = resolved.computeIfAbsent(
                    instance.settings(), settings -> resolver.resolve(cluster, settings, members));
            List<String> nodes = provider.map(p -> providers.hosts(p.value())).orElse(List.of(instance.host()));
            for (String node : nodes) {
                if (inScope(node, instance, provider.isPresent())) {
                    List<PlacedService> here = onto.computeIfAbsent(node, _ -> new ArrayList<>());
                    services.forEach(service -> here.add(new PlacedService(
                            service,
                            instance.host(),
                            provider.isPresent(),
                            provider.map(Located::where).orElse(cluster.where()))));
                }
            }
        }
    }

    /// A limit names the nodes to write, or, as with the reference, the primary whose provider group is to be
    /// written.
    private boolean inScope(String node, Instance renderer, boolean delegated) {
        return inventory.limit().contains(node)
                || delegated && inventory.limit().contains(renderer.host());
    }
}
