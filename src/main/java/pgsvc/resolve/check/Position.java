package pgsvc.resolve.check;

/// What a member that runs is in its cluster, as Patroni sees it.
public enum Position {
    /// It holds the leader lock.
    PRIMARY,
    /// It holds the leader lock of a cluster that follows another one.
    STANDBY_LEADER,
    /// It follows the leader.
    REPLICA;

    /// The position of one that holds the leader lock, or does not.
    public static Position of(boolean leader, boolean standbyCluster) {
        if (!leader) {
            return REPLICA;
        }
        return standbyCluster ? STANDBY_LEADER : PRIMARY;
    }
}
