package pgsvc.hint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pgsvc.resolve.LoadBalancer;
import pgsvc.resolve.PlacedService;
import pgsvc.resolve.Server;
import pgsvc.resolve.Service;
import pgsvc.resolve.check.CheckPath;
import pgsvc.topology.ApiAddress;

/// What one load balancer serves of one cluster.
///
/// @param cluster its `pg_cluster`
/// @param servers of all its services here that have checks of their own, section by section. A server that tracks
///     another has that one's state: HAProxy refuses to be told of it
public record Fronted(String cluster, List<CheckedServer> servers) {
    public Fronted {
        servers = List.copyOf(servers);
    }

    /// The sections of a cluster whose servers are asked whether they lead.
    public static List<String> followers(LoadBalancer balancer, String cluster) {
        return balancer.services().stream()
                .map(PlacedService::service)
                .filter(service -> service.cluster().equals(cluster))
                .filter(service -> CheckPath.of(service.check()).asked().isOfLeader())
                .map(Service::fullName)
                .toList();
    }

    /// The clusters that a load balancer serves.
    public static List<Fronted> of(LoadBalancer balancer) {
        Map<String, List<CheckedServer>> byCluster = new LinkedHashMap<>();
        for (PlacedService placed : balancer.services()) {
            Service service = placed.service();
            List<CheckedServer> servers = byCluster.computeIfAbsent(service.cluster(), _ -> new ArrayList<>());
            service.servers().stream()
                    .filter(server -> server.tracks().isEmpty())
                    .forEach(server -> servers.add(checked(service, server)));
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
