package pgsvc.topology;

import java.util.Map;
import java.util.Optional;

/// A member as it was last seen, and how fresh that is.
///
/// @param address of its REST API
/// @param declared the name that it was declared with
/// @param listed what Patroni lists of it; nothing while it does not
/// @param status what it said last
/// @param checks the statuses of the check paths that are asked for
public record ObservedMember(
        ApiAddress address,
        Optional<String> declared,
        Optional<LiveMember> listed,
        Optional<MemberStatus> status,
        Map<String, Integer> checks,
        SourceState source) {
    public ObservedMember {
        checks = Map.copyOf(checks);
    }

    /// Patroni's name of it; else the declared one, else its address.
    public String name() {
        return listed.map(LiveMember::name)
                .or(() -> status.flatMap(MemberStatus::name))
                .or(() -> declared)
                .orElse(address.authority());
    }

    /// Whether its last word is of now.
    public boolean isAnswering() {
        return source instanceof SourceState.Answering;
    }

    /// Whether it says now that it is the primary.
    public boolean claimsPrimary() {
        return isAnswering() && status.filter(MemberStatus::isPrimary).isPresent();
    }

    /// Whether it says now that it leads: the cluster, or a standby cluster.
    public boolean claimsLead() {
        return isAnswering() && status.filter(MemberStatus::isLeader).isPresent();
    }

    /// Without the lag, which is another at each look.
    ObservedMember withoutLag() {
        return new ObservedMember(address, declared, listed.map(LiveMember::withoutLag), status, checks, source);
    }
}
