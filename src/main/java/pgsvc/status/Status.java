package pgsvc.status;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import pgsvc.model.Cluster;
import pgsvc.resolve.Resolution;
import pgsvc.topology.TopologySnapshot;

/// All of it at one moment.
///
/// @param loadBalancers what was seen at each, by node, in the inventory's order
public record Status(List<ClusterStatus> clusters, SequencedMap<String, Look> loadBalancers) {
    public Status {
        clusters = List.copyOf(clusters);
        loadBalancers = new LinkedHashMap<>(loadBalancers);
    }

    /// Puts together what was seen.
    ///
    /// @param live by the cluster's name; exactly these clusters are told of
    public static Status of(
            Resolution resolution, Map<String, TopologySnapshot> live, SequencedMap<String, Look> loadBalancers) {
        return new Status(
                resolution.inventory().clusters().stream()
                        .filter(cluster -> live.containsKey(cluster.name()))
                        .map(cluster -> cluster(resolution, cluster, live, loadBalancers))
                        .toList(),
                loadBalancers);
    }

    private static ClusterStatus cluster(
            Resolution resolution, Cluster cluster, Map<String, TopologySnapshot> live, Map<String, Look> looks) {
        TopologySnapshot now = requireNonNull(live.get(cluster.name()));
        return new ClusterStatus(cluster, now, ServiceStatus.of(resolution, cluster, now, looks));
    }

    /// One cluster of them.
    ///
    /// @throws IllegalStateException when nobody asked for it
    public ClusterStatus cluster(String name) {
        return clusters.stream()
                .filter(cluster -> cluster.cluster().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody asked for " + name));
    }

    /// Whether everything answers and every service has a server everywhere. Drift and files to be changed
    /// do not count: clients do not suffer from them, and `plan` tells of them.
    public boolean isWell() {
        return clusters.stream().allMatch(ClusterStatus::isWell)
                && loadBalancers.values().stream().noneMatch(Look.Unreachable.class::isInstance);
    }
}
