package pgsvc.topology;

import java.util.List;
import java.util.Optional;

/// A live cluster at one moment, as Patroni lists it (`GET /cluster`).
///
/// @param members in Patroni's order
/// @param paused whether Patroni leaves the cluster alone (`patronictl pause`): nobody is promoted then
public record LiveCluster(List<LiveMember> members, boolean paused) {
    public LiveCluster {
        members = List.copyOf(members);
    }

    /// The member that holds the leader's lock.
    public Optional<LiveMember> leader() {
        return members.stream().filter(LiveMember::isLeader).findFirst();
    }

    /// The member of that name.
    public Optional<LiveMember> member(String name) {
        return members.stream().filter(member -> member.name().equals(name)).findFirst();
    }
}
