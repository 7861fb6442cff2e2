package pgsvc.topology;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A live cluster as its members told it, each for itself.
///
/// @param at when
/// @param scope Patroni's name of the cluster, once it is known
/// @param cluster the last list of members, and when it came
/// @param members those that were given, then those that Patroni listed besides
public record TopologySnapshot(
        Instant at, Optional<String> scope, Optional<Listing> cluster, List<ObservedMember> members) {
    public TopologySnapshot {
        members = List.copyOf(members);
    }

    /// A list of members and when it came.
    public record Listing(LiveCluster cluster, Instant at) {}

    /// Those that say now that they are the primary: one, and for a moment none or two.
    public List<ObservedMember> claims() {
        return members.stream().filter(ObservedMember::claimsPrimary).toList();
    }

    /// Who leads: the one that says so; where none or several do, whom Patroni's list names, unless that one itself
    /// says otherwise.
    public Optional<ObservedMember> leader() {
        List<ObservedMember> claims = claims();
        if (claims.size() == 1) {
            return claims.stream().findFirst();
        }
        return members.stream()
                .filter(member -> member.listed().filter(LiveMember::isLeader).isPresent())
                .filter(member -> member.claimsPrimary() || claims.isEmpty() && !denies(member))
                .findFirst();
    }

    /// The name of who leads, as the inventory calls it where it declares that one.
    public Optional<String> leaderAsDeclared() {
        return leader().map(leader -> leader.declared().orElse(leader.name()));
    }

    /// A standby cluster's leader never passes `/primary`.
    private static boolean denies(ObservedMember member) {
        return member.isAnswering()
                && member.status().filter(s -> !s.isStandbyLeader()).isPresent();
    }

    /// The member of that name, Patroni's or declared.
    public Optional<ObservedMember> member(String name) {
        return members.stream()
                .filter(m -> m.name().equals(name) || m.declared().equals(Optional.of(name)))
                .findFirst();
    }

    /// Whether any member answers.
    public boolean isAnswered() {
        return members.stream().anyMatch(ObservedMember::isAnswering);
    }

    /// The same, true at another time.
    public TopologySnapshot asOf(Instant time) {
        return new TopologySnapshot(time, scope, cluster, members);
    }

    /// Whether another says the same, at whatever time and with whatever lag.
    public boolean saysTheSameAs(TopologySnapshot other) {
        return scope.equals(other.scope)
                && cluster.map(l -> l.cluster().paused())
                        .equals(other.cluster.map(l -> l.cluster().paused()))
                && withoutLag().equals(other.withoutLag());
    }

    private List<ObservedMember> withoutLag() {
        return members.stream().map(ObservedMember::withoutLag).toList();
    }
}
