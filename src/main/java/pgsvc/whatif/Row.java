package pgsvc.whatif;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pgsvc.resolve.Catalog;
import pgsvc.resolve.LoadBalancer;
import pgsvc.resolve.Resolution;
import pgsvc.resolve.Server;
import pgsvc.resolve.Service;
import pgsvc.resolve.check.CheckPath;

/// A service as it is simulated: in one form, on the load balancers that serve it so. Forms that differ in nothing
/// that decides who serves, such as the address that they listen on, are one row.
///
/// @param service with the servers that the declared roles give it
/// @param loadBalancers the nodes, in the inventory's order
/// @param isOnly whether the service has no other row
public record Row(Service service, List<String> loadBalancers, boolean isOnly) {
    public Row {
        loadBalancers = List.copyOf(loadBalancers);
    }

    /// `replica`; with its first load balancer where the service has several forms.
    public String label() {
        return isOnly ? service.name() : service.name() + " at " + loadBalancers.getFirst();
    }

    /// What its check asks.
    public CheckPath check() {
        return CheckPath.of(service.check());
    }

    private record Form(String fullName, int port, String check, List<Server> servers) {}

    /// The rows of one cluster, in the order of its services.
    static List<Row> of(Resolution resolution, String cluster) {
        Map<Form, List<Catalog.Variant>> forms = new LinkedHashMap<>();
        for (Catalog.Variant variant : Catalog.of(only(cluster, resolution)).all()) {
            Service service = variant.service();
            Form form = new Form(service.fullName(), service.port(), service.check(), service.servers());
            forms.computeIfAbsent(form, _ -> new ArrayList<>()).add(variant);
        }
        return forms.entrySet().stream()
                .map(form -> row(form.getValue(), isOnly(form.getKey(), forms)))
                .toList();
    }

    private static Resolution only(String cluster, Resolution resolution) {
        return new Resolution(
                resolution.inventory(),
                resolution.loadBalancers().stream()
                        .map(balancer -> new LoadBalancer(
                                balancer.node(),
                                balancer.services().stream()
                                        .filter(placed ->
                                                placed.service().cluster().equals(cluster))
                                        .toList(),
                                List.of()))
                        .toList());
    }

    private static boolean isOnly(Form form, Map<Form, ?> forms) {
        return forms.keySet().stream()
                        .filter(f -> f.fullName().equals(form.fullName()))
                        .count()
                == 1;
    }

    private static Row row(List<Catalog.Variant> variants, boolean isOnly) {
        List<String> nodes =
                variants.stream().flatMap(variant -> variant.nodes().stream()).toList();
        return new Row(variants.getFirst().service(), nodes, isOnly);
    }
}
