package pgsvc.topology;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// One member of a live cluster, as Patroni lists it (`GET /cluster`).
///
/// @param name Patroni's name of it, with Pigsty `<pg_cluster>-<pg_seq>`
/// @param role `leader`, `replica`, `sync_standby`, `standby_leader`, …
/// @param state `running`, `streaming`, `starting`, `stopped`, …
/// @param host where its PostgreSQL listens
/// @param api where its REST API is
/// @param timeline of its WAL; absent while it does not run
/// @param lag bytes that it has not replayed; absent for the leader, and where Patroni does not know
/// @param tags such as `nofailover`, with their values as text
public record LiveMember(
        String name,
        String role,
        String state,
        String host,
        int port,
        Optional<ApiAddress> api,
        OptionalLong timeline,
        OptionalLong lag,
        Map<String, String> tags) {
    public LiveMember {
        tags = Map.copyOf(tags);
    }

    /// Whether it holds the leader's lock.
    public boolean isLeader() {
        return role.equals("leader") || role.equals("standby_leader");
    }

    /// Whether its PostgreSQL runs and, when it is a replica, follows.
    public boolean isRunning() {
        return state.equals("running") || state.equals("streaming");
    }

    /// Without the lag, which is another at each look.
    LiveMember withoutLag() {
        return new LiveMember(name, role, state, host, port, api, timeline, OptionalLong.empty(), tags);
    }
}
