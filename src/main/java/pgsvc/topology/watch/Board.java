package pgsvc.topology.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import pgsvc.topology.Answer;
import pgsvc.topology.ApiAddress;
import pgsvc.topology.LiveCluster;
import pgsvc.topology.LiveMember;
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
    private int informed;
    private boolean closed;

    Board(Optional<String> scope, List<Seed> seeds, InstantSource clock) {
        this.seen = new Observations(scope, seeds);
        this.clock = clock;
        this.changedAt = clock.instant();
        this.latest = seen.snapshot(changedAt);
    }

    synchronized void told(ApiAddress address, Answer<MemberStatus> answer) {
        Instant now = clock.instant();
        boolean isKnown = seen.isKnown(address, answer);
        seen.told(address, answer, now);
        if (isKnown) {
            latest = latest.asOf(now);
        } else {
            publish();
        }
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

    /// Whom to ask for the list of members, best first: where nobody leads the one that did last, since the others
    /// have a promotion to do; else one after the other.
    synchronized List<ApiAddress> informants() {
        List<ApiAddress> answering = new ArrayList<>(seen.answering());
        if (isBetweenLeaders()) {
            Collections.rotate(answering, -informed++);
            seen.lastLeader().filter(answering::remove).ifPresent(answering::addFirst);
        }
        return answering;
    }

    /// How often something changed until now.
    synchronized long changes() {
        return changes;
    }

    /// Whether the next leader is to be expected: none is there, or several say so, and not for long.
    synchronized boolean isBetweenLeaders() {
        return latest.members().stream().filter(ObservedMember::claimsLead).count() != 1
                && changedAt.plus(PollPlan.ORPHANED_FOR).isAfter(clock.instant());
    }

    /// Whether a member says that it leads.
    synchronized boolean leads(ApiAddress address) {
        return is(address, ObservedMember::claimsLead);
    }

    /// Whether nobody leads yet, and Patroni's list says that this one is about to. It still names the former leader
    /// until that one has stopped.
    synchronized boolean isNext(ApiAddress address) {
        return isBetweenLeaders() && !seen.lastLeader().equals(Optional.of(address)) && is(address, Board::isListed);
    }

    /// Whether nobody leads, and nobody is to by Patroni's list: the next one may be on it at any moment.
    synchronized boolean lacksLeader() {
        return isBetweenLeaders() && latest.members().stream().noneMatch(Board::isListed);
    }

    private static boolean isListed(ObservedMember member) {
        return member.listed().filter(LiveMember::isLeader).isPresent();
    }

    private boolean is(ApiAddress address, Predicate<ObservedMember> condition) {
        return latest.members().stream()
                .filter(member -> member.address().equals(address))
                .anyMatch(condition);
    }

    /// Whether nothing has changed for a while.
    synchronized boolean isCalm() {
        return !changedAt.plus(PollPlan.CALM_AFTER).isAfter(clock.instant());
    }

    /// Waits for a change after so many, or that it is over.
    ///
    /// @return whether it goes on
    boolean await(long after, Duration patience) throws InterruptedException {
        return rest(patience, () -> changes() != after);
    }

    /// Waits, whatever changes.
    ///
    /// @return whether it goes on
    boolean rest(Duration pause) throws InterruptedException {
        return rest(pause, () -> false);
    }

    /// Waits, but not once something is so.
    ///
    /// @return whether it goes on
    synchronized boolean rest(Duration pause, BooleanSupplier enough) throws InterruptedException {
        long end = System.nanoTime() + pause.toNanos();
        for (long left = pause.toNanos();
                !closed && left > 0 && !enough.getAsBoolean();
                left = end - System.nanoTime()) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        return !closed;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
