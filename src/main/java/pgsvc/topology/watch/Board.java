package pgsvc.topology.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pgsvc.topology.Answer;
import pgsvc.topology.ApiAddress;
import pgsvc.topology.LiveCluster;
import pgsvc.topology.MemberStatus;
import pgsvc.topology.ObservedMember;
import pgsvc.topology.TopologySnapshot;

/// Where the loops put what they learn, and read how quickly to go on. Safe for use by several threads.
final class Board {
    private final Observations seen;
    private final InstantSource clock;
    private TopologySnapshot latest;
    private Instant changedAt;
    private long changes;
    private boolean closed;

    Board(Optional<String> scope, List<Seed> seeds, InstantSource clock) {
        this.seen = new Observations(scope, seeds);
        this.clock = clock;
        this.changedAt = clock.instant();
        this.latest = seen.snapshot(changedAt);
    }

    synchronized void told(ApiAddress address, Answer<MemberStatus> answer) {
        seen.told(address, answer, clock.instant());
        publish();
    }

    synchronized void checked(ApiAddress address, Map<String, Integer> statuses) {
        seen.checked(address, statuses);
        publish();
    }

    synchronized void listed(LiveCluster cluster) {
        seen.listed(cluster, clock.instant());
        publish();
    }

    private void publish() {
        TopologySnapshot now = seen.snapshot(clock.instant());
        if (!now.saysTheSameAs(latest)) {
            changedAt = now.at();
            changes++;
            notifyAll();
        }
        latest = now;
    }

    synchronized TopologySnapshot latest() {
        return latest;
    }

    synchronized Set<ApiAddress> addresses() {
        return seen.addresses();
    }

    synchronized List<ApiAddress> answering() {
        return new ArrayList<>(seen.answering());
    }

    /// How often something changed until now.
    synchronized long changes() {
        return changes;
    }

    /// Whether the next leader is to be expected: none is there, or several say so, and not for long.
    synchronized boolean isBetweenLeaders() {
        return latest.claims().size() != 1
                && changedAt.plus(PollPlan.ORPHANED_FOR).isAfter(clock.instant());
    }

    /// Whether a member may be asked seldom: nothing has changed for a while, and another one leads and answers.
    synchronized boolean isCalmBeside(ApiAddress address, Duration overdue) {
        Instant now = clock.instant();
        List<ObservedMember> claims = latest.claims();
        return claims.size() == 1
                && !claims.getFirst().address().equals(address)
                && !changedAt.plus(PollPlan.CALM_AFTER).isAfter(now)
                && seen.lastAnswer(claims.getFirst().address())
                        .filter(last -> !last.plus(overdue).isBefore(now))
                        .isPresent();
    }

    /// Waits for a change after so many, or that it is over.
    ///
    /// @return whether it goes on
    synchronized boolean await(long after, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (long left = patience.toNanos(); !closed && changes == after && left > 0; left = end - System.nanoTime()) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        return !closed;
    }

    /// Waits, whatever changes.
    ///
    /// @return whether it goes on
    synchronized boolean rest(Duration pause) throws InterruptedException {
        long end = System.nanoTime() + pause.toNanos();
        for (long left = pause.toNanos(); !closed && left > 0; left = end - System.nanoTime()) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        return !closed;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
