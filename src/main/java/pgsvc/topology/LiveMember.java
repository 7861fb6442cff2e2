package pgsvc.topology;

import java.util.OptionalLong;

/// One member of a live cluster, as Patroni tells it.
///
/// @param name Patroni's name of it, with Pigsty `<pg_cluster>-<pg_seq>`
/// @param role `leader`, `replica`, `sync_standby`, `standby_leader`, …
/// @param state `running`, `streaming`, `starting`, `stopped`, …
/// @param host where its PostgreSQL listens
/// @param timeline of its WAL; absent while it does not run
/// @param lag bytes that it has not replayed; absent for the leader, and where Patroni does not know
public record LiveMember(
        String name, String role, String state, String host, int port, OptionalLong timeline, OptionalLong lag) {

    /// Whether it holds the leader's lock.
    public boolean isLeader() {
        return role.equals("leader") || role.equals("standby_leader");
    }

    /// Whether its PostgreSQL runs and, when it is a replica, follows.
    public boolean isRunning() {
        return state.equals("running") || state.equals("streaming");
    }
}
