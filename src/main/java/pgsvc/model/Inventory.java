package pgsvc.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What an inventory declares.
///
/// @param source what the user named it: a path, or `-`
/// @param nodes all hosts in the order in which they first appear
/// @param clusters the clusters in scope, in the order in which they first appear
/// @param neighbours clusters out of scope whose services meet those in scope on some node: they count for
///     conflicts of ports and nothing else. Empty without a limit
/// @param groups the names of each group's hosts, `all` included
/// @param limit the hosts that the user limited the work to; all of them without a limit
public record Inventory(
        String source,
        List<Node> nodes,
        List<Cluster> clusters,
        List<Cluster> neighbours,
        Map<String, List<String>> groups,
        Set<String> limit) {
    public Inventory {
        nodes = List.copyOf(nodes);
        clusters = List.copyOf(clusters);
        neighbours = List.copyOf(neighbours);
        groups = Map.copyOf(groups);
        limit = Set.copyOf(limit);
    }

    /// The cluster of a name, where it is in scope.
    public Optional<Cluster> cluster(String name) {
        return clusters.stream().filter(cluster -> cluster.name().equals(name)).findFirst();
    }
}
