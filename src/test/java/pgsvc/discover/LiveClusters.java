package pgsvc.discover;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import pgsvc.topology.ApiAddress;
import pgsvc.topology.LiveCluster;
import pgsvc.topology.LiveMember;
import pgsvc.topology.MemberStatus;
import pgsvc.topology.ObservedMember;
import pgsvc.topology.SourceState;
import pgsvc.topology.TopologySnapshot;

/// Live clusters as tests need them.
final class LiveClusters {
    private static final Instant AT = Instant.parse("2026-11-25T12:00:00Z");

    private LiveClusters() {}

    static LiveMember member(String name, String role, String host) {
        return member(name, role, host, 5432, new ApiAddress(false, host, 8008).toString(), Map.of());
    }

    static LiveMember member(String name, String role, String host, int port, String api, Map<String, String> tags) {
        return new LiveMember(
                name, role, "running", host, port, ApiAddress.of(api), OptionalLong.of(1), OptionalLong.empty(), tags);
    }

    static TopologySnapshot cluster(String scope, LiveMember... members) {
        List<ObservedMember> seen =
                Stream.of(members).map(member -> seen(scope, member)).toList();
        return snapshot(scope, List.of(members), seen);
    }

    static TopologySnapshot and(TopologySnapshot cluster, ObservedMember more) {
        List<ObservedMember> all = new ArrayList<>(cluster.members());
        all.add(more);
        return new TopologySnapshot(cluster.at(), cluster.scope(), cluster.cluster(), all);
    }

    private static TopologySnapshot snapshot(String scope, List<LiveMember> members, List<ObservedMember> seen) {
        return new TopologySnapshot(
                AT,
                Optional.of(scope),
                Optional.of(new TopologySnapshot.Listing(new LiveCluster(members, false), AT)),
                seen);
    }

    private static ObservedMember seen(String scope, LiveMember member) {
        return new ObservedMember(
                member.api().orElseThrow(),
                Optional.empty(),
                Optional.of(member),
                Optional.of(status(scope, member.isLeader())),
                Map.of(),
                new SourceState.Answering(AT));
    }

    /// A declared member that Patroni does not list.
    static ObservedMember unlisted(String declared, String host, String scope) {
        return new ObservedMember(
                new ApiAddress(false, host, 8008),
                Optional.of(declared),
                Optional.empty(),
                Optional.of(status(scope, false)),
                Map.of(),
                new SourceState.Answering(AT));
    }

    private static MemberStatus status(String scope, boolean leads) {
        return new MemberStatus(
                leads,
                leads ? "primary" : "replica",
                "running",
                OptionalLong.of(1),
                Optional.of(scope),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }
}
