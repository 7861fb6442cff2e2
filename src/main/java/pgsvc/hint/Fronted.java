package pgsvc.hint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pgsvc.resolve.LoadBalancer;
import pgsvc.resolve.PlacedService;
import pgsvc.resolve.Server;
import pgsvc.resolve.Service;
import pgsvc.topology.ApiAddress;

/// What one load balancer serves of one cluster.
///
/// @param cluster its `pg_cluster`
/// @param servers of all its services here, section by section
public record Fronted(String cluster, List<CheckedServer> servers) {
    public Fronted {
        servers = List.copyOf(servers);
    }

    /// The clusters that a load balancer serves.
    public static List<Fronted> of(LoadBalancer balancer) {
        Map<String, List<CheckedServer>> byCluster = new LinkedHashMap<>();
        for (PlacedService placed : balancer.services()) {
            Service service = placed.service();
            List<CheckedServer> servers = byCluster.computeIfAbsent(service.cluster(), _ -> new ArrayList<>());
            service.servers().forEach(server -> servers.add(checked(service, server)));
        }
        return byCluster.entrySet().stream()
                .map(entry -> new Fronted(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static CheckedServer checked(Service service, Server server) {
        ApiAddress patroni = new ApiAddress(server.checkTls(), server.host(), server.checkPort());
        return new CheckedServer(service.fullName(), server.name(), patroni, service.check());
    }
}
