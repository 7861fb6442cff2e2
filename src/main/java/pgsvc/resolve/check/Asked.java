package pgsvc.resolve.check;

/// What a check path asks, by Patroni's own way of reading it (`do_GET` in its `api.py`, 3.0 to 4.1): the first
/// word of a role that is somewhere in the path counts, and what is about synchronous replication must be whole.
public enum Asked {
    PRIMARY,
    LEADER,
    STANDBY_LEADER,
    REPLICA,
    READ_ONLY,
    /// Any member whose PostgreSQL runs.
    RUNNING,
    SYNCHRONOUS,
    READ_ONLY_SYNCHRONOUS,
    QUORUM,
    READ_ONLY_QUORUM,
    ASYNCHRONOUS,
    /// What no member answers 200 to: a path that Patroni does not know, or answers to GET only.
    NOTHING;

    /// What a path without parameters asks.
    static Asked by(String path) {
        if (path.contains("standby_leader") || path.contains("standby-leader")) {
            return STANDBY_LEADER;
        }
        if (path.contains("leader")) {
            return LEADER;
        }
        if (path.equals("/") || path.contains("master") || path.contains("primary") || path.contains("read-write")) {
            return PRIMARY;
        }
        if (path.contains("replica")) {
            return REPLICA;
        }
        if (path.contains("read-only") && !path.contains("sync") && !path.contains("quorum")) {
            return READ_ONLY;
        }
        return path.contains("health") ? RUNNING : byWhole(path);
    }

    private static Asked byWhole(String path) {
        return switch (path) {
            case "/sync", "/synchronous" -> SYNCHRONOUS;
            case "/read-only-sync", "/read-only-synchronous" -> READ_ONLY_SYNCHRONOUS;
            case "/quorum" -> QUORUM;
            case "/read-only-quorum" -> READ_ONLY_QUORUM;
            case "/async", "/asynchronous" -> ASYNCHRONOUS;
            default -> NOTHING;
        };
    }

    /// What a member that runs answers. Whether a replica is synchronous is not known; one that is asked to be
    /// asynchronous is taken to be so.
    public Answer answerOf(Position member) {
        return switch (this) {
            case PRIMARY -> Answer.passesIf(member == Position.PRIMARY);
            case LEADER -> Answer.passesIf(member != Position.REPLICA);
            case STANDBY_LEADER -> Answer.passesIf(member == Position.STANDBY_LEADER);
            case REPLICA, ASYNCHRONOUS -> Answer.passesIf(member == Position.REPLICA);
            case READ_ONLY, RUNNING -> Answer.PASSES;
            case SYNCHRONOUS, QUORUM -> member == Position.REPLICA ? Answer.UNKNOWABLE : Answer.FAILS;
            case READ_ONLY_SYNCHRONOUS, READ_ONLY_QUORUM ->
                member == Position.REPLICA ? Answer.UNKNOWABLE : Answer.PASSES;
            case NOTHING -> Answer.FAILS;
        };
    }

    /// Whether the holder of the leader lock alone can answer 200.
    public boolean isOfLeader() {
        return switch (this) {
            case PRIMARY, LEADER, STANDBY_LEADER -> true;
            case REPLICA,
                    READ_ONLY,
                    RUNNING,
                    SYNCHRONOUS,
                    READ_ONLY_SYNCHRONOUS,
                    QUORUM,
                    READ_ONLY_QUORUM,
                    ASYNCHRONOUS,
                    NOTHING -> false;
        };
    }

    /// Whether the answer depends on which replicas are synchronous.
    public boolean isAboutSynchronousReplication() {
        return switch (this) {
            case SYNCHRONOUS, READ_ONLY_SYNCHRONOUS, QUORUM, READ_ONLY_QUORUM, ASYNCHRONOUS -> true;
            case PRIMARY, LEADER, STANDBY_LEADER, REPLICA, READ_ONLY, RUNNING, NOTHING -> false;
        };
    }
}
