package pgsvc.topology.watch;

import java.time.Duration;
import java.util.List;

/// How often a cluster's members are asked.
///
/// @param eager between two lists of members while nobody leads nor is to, and two questions to the one that is to
/// @param interval between two questions to the leader, and to those that do not serve for the moment; between two
///     lists while somebody is to lead by them, or the former leader still does
/// @param calm to the others: nobody becomes the leader before the leader stops being it, which is seen there
/// @param slowest to one that stays silent
/// @param listing between two lists of members, which cost Patroni a question to its store, while somebody leads
/// @param checks paths whose statuses are asked for when a member changes, and once in `slowest`
public record PollPlan(
        Duration eager, Duration interval, Duration calm, Duration slowest, Duration listing, List<String> checks) {
    /// How long one that does not serve is asked often after the last change anywhere.
    static final Duration CALM_AFTER = Duration.ofSeconds(10);
    /// How long the next leader is eagerly asked for: many times Patroni's ttl. A cluster that lies still longer is not
    /// asked so for days.
    static final Duration ORPHANED_FOR = Duration.ofMinutes(10);
    /// Failures that may be a hiccup, after which a silent member is asked more and more seldom.
    private static final int HICCUPS = 3;

    public PollPlan {
        checks = List.copyOf(checks);
    }

    /// Each 100 ms, say; the rest follows from it.
    public static PollPlan every(Duration interval, List<String> checks) {
        return new PollPlan(
                interval,
                interval,
                interval.multipliedBy(5),
                interval.multipliedBy(10),
                interval.multipliedBy(50),
                checks);
    }

    /// The same, but with another pace while nobody leads.
    public PollPlan withEager(Duration other) {
        return new PollPlan(other, interval, calm, slowest, listing, checks);
    }

    /// How long to wait before the next question to the leader: when nothing has changed for a while it may be longer,
    /// since another can only lead after its lock ran out, or was given back once it had stopped.
    Duration toLeader(boolean isCalm) {
        return isCalm ? interval.multipliedBy(2) : interval;
    }

    /// How long to wait before the next question to one that failed so many times in a row.
    Duration afterFailures(int failures) {
        int doublings = Math.clamp(failures - HICCUPS, 0, 16);
        Duration pause = interval.multipliedBy(1L << doublings);
        return pause.compareTo(slowest) < 0 ? pause : slowest;
    }
}
