package pgsvc.cli.view.metrics;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import pgsvc.topology.ObservedMember;
import pgsvc.topology.TopologySnapshot;

/// Clusters as their Patronis tell them.
///
/// @param clusters by name
/// @param asker labels that tell who asks, names and values in turn
record Members(Map<String, TopologySnapshot> clusters, List<String> asker) {

    void write(Exposition metrics) {
        metrics.family(Family.SOURCE_UP);
        clusters.forEach((cluster, live) -> live.members()
                .forEach(member -> metrics.sample(member.isAnswering() ? 1 : 0, labels(cluster, member))));
        metrics.family(Family.LEADER);
        clusters.forEach((cluster, live) ->
                live.leader().ifPresent(leader -> metrics.sample(1, labels(cluster, leader))));
    }

    private List<String> labels(String cluster, ObservedMember member) {
        return Stream.concat(Stream.of("cluster", cluster, "instance", member.name()), asker.stream())
                .toList();
    }
}
