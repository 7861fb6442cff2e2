package pgsvc.topology;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What a member says of itself (`GET /primary`, whose body is that of `GET /patroni`).
///
/// @param passesPrimary whether the answer to `/primary` is 200. It is as soon as the member holds the leader's lock,
///     before PostgreSQL's promotion has ended
/// @param role `primary` (before Patroni 4 `master`), `replica`, `standby_leader`, …
/// @param state `running`, `streaming`, `starting`, …
/// @param timeline of its WAL
/// @param scope the cluster's name
/// @param name the member's name; releases before 3.1 do not tell it
/// @param version Patroni's
/// @param tags such as `nofailover`, with their values as text
public record MemberStatus(
        boolean passesPrimary,
        String role,
        String state,
        OptionalLong timeline,
        Optional<String> scope,
        Optional<String> name,
        Optional<String> version,
        Map<String, String> tags) {
    public MemberStatus {
        tags = Map.copyOf(tags);
    }

    /// Whether lock and role agree that it is the primary.
    public boolean isPrimary() {
        return passesPrimary && (role.equals("primary") || role.equals("master"));
    }

    /// Whether it leads a standby cluster, which has no primary.
    public boolean isStandbyLeader() {
        return role.equals("standby_leader");
    }

    /// Whether it leads: the cluster, or a standby cluster.
    public boolean isLeader() {
        return isPrimary() || isStandbyLeader();
    }

    /// Whether its PostgreSQL runs and, when it is a replica, follows.
    public boolean isRunning() {
        return state.equals("running") || state.equals("streaming");
    }
}
