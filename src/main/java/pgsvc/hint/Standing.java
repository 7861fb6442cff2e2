package pgsvc.hint;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import pgsvc.resolve.check.Asked;
import pgsvc.topology.LiveMember;
import pgsvc.topology.MemberStatus;

/// What a member is by its own words and by Patroni's list, and by that whether it is what a check asks for.
///
/// @param status what it says of itself
/// @param listedRole its role on Patroni's list, which alone tells who is synchronous
record Standing(MemberStatus status, Optional<String> listedRole) {
    /// How Patroni's words begin for a PostgreSQL that lets nobody in. Words that are not known say nothing.
    private static final Set<String> NOT_SERVING = Set.of("stop", "start", "restart", "crash", "init", "creating");

    static Standing of(MemberStatus status, Optional<LiveMember> listed) {
        return new Standing(status, listed.map(LiveMember::role));
    }

    /// What a health check of this kind should find, by the member's standing alone; nothing where that does not tell.
    Optional<Health> by(Asked asked) {
        return switch (asked) {
            case PRIMARY -> status.isPrimary() ? up() : downIf(hasNoLead());
            case LEADER -> status.isLeader() ? up() : downIf(hasNoLead());
            case STANDBY_LEADER -> status.isStandbyLeader() ? upIf(status.isRunning()) : downIf(true);
            case REPLICA -> asReplica(Optional.of(true));
            case ASYNCHRONOUS -> asReplica(isSynchronous().map(synchronous -> !synchronous));
            case SYNCHRONOUS, QUORUM -> asReplica(isSynchronous());
            case READ_ONLY, RUNNING -> asAny(Optional.of(true));
            case READ_ONLY_SYNCHRONOUS, READ_ONLY_QUORUM -> asAny(isSynchronous());
            case NOTHING -> Optional.empty();
        };
    }

    /// @param chosen whether a replica is one of those that the check asks for; nothing when that is not known
    private Optional<Health> asReplica(Optional<Boolean> chosen) {
        if (status.isPrimary() || isNotServing()) {
            return downIf(true);
        }
        boolean replica = status.role().equals("replica") && !status.passesPrimary() && status.isRunning();
        return chosen.filter(_ -> replica).map(yes -> yes ? Health.UP : Health.DOWN);
    }

    private Optional<Health> asAny(Optional<Boolean> chosen) {
        if (isNotServing()) {
            return downIf(true);
        }
        return status.isPrimary() ? upIf(status.isRunning()) : asReplica(chosen);
    }

    private static Optional<Health> up() {
        return Optional.of(Health.UP);
    }

    private static Optional<Health> upIf(boolean condition) {
        return condition ? up() : Optional.empty();
    }

    private static Optional<Health> downIf(boolean condition) {
        return condition ? Optional.of(Health.DOWN) : Optional.empty();
    }

    /// A primary without the lock that still runs may get the lock back: the checks have time for that.
    private boolean hasNoLead() {
        boolean primary = status.role().equals("primary") || status.role().equals("master");
        return !status.passesPrimary() && !status.isStandbyLeader() && (!primary || isNotServing());
    }

    private Optional<Boolean> isSynchronous() {
        return listedRole
                .filter(role -> !role.equals("leader"))
                .map(role -> role.equals("sync_standby") || role.equals("quorum_standby"));
    }

    private boolean isNotServing() {
        return Stream.of(status.state()).anyMatch(state -> NOT_SERVING.stream().anyMatch(state::startsWith));
    }
}
