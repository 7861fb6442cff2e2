package pgsvc.cli.serve;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.Session;
import pgsvc.cli.topology.DeclaredAccess;
import pgsvc.model.Cluster;
import pgsvc.resolve.Resolution;
import pgsvc.topology.TopologySnapshot;
import pgsvc.topology.watch.PollPlan;
import pgsvc.topology.watch.SteadyClock;
import pgsvc.topology.watch.TopologyWatcher;
import picocli.CommandLine.ParseResult;

/// Notices between two looks that another leads, so that the next one comes at once. Not for a fleet: each cluster
/// takes a thread for each member, and two questions a second.
final class LeaderWatch implements AutoCloseable {
    /// Of more clusters none is watched.
    static final int MOST_CLUSTERS = 32;

    private static final PollPlan PLAN =
            PollPlan.every(Duration.ofMillis(300), List.of()).withEager(Duration.ofMillis(100));
    /// For so long after somebody has come to lead looks follow soon: load balancers see it later than Patroni says it.
    /// Not while nobody leads: each answer of a replica would delay its promotion.
    private static final Duration STIRRED = Duration.ofSeconds(10);

    private static final Duration SOON = Duration.ofMillis(500);

    private static final String NOBODY = "";

    private final ParseResult parsed;
    private final Session session;
    private final SteadyClock clock = new SteadyClock();
    private final List<TopologyWatcher> watchers = new ArrayList<>();
    private final Map<String, String> leaders = new ConcurrentHashMap<>();
    private final Semaphore news = new Semaphore(0);
    private volatile boolean isLedAnew;
    private long stirredUntil = System.nanoTime();

    LeaderWatch(ParseResult parsed, Session session) {
        this.parsed = parsed;
        this.session = session;
    }

    /// From now on these clusters are watched.
    ///
    /// @throws CommandException when a file that is needed cannot be read
    void follow(Resolution resolution) throws CommandException {
        List<Cluster> clusters = resolution.inventory().clusters();
        Map<String, DeclaredAccess> accesses =
                DeclaredAccess.of(clusters.size() <= MOST_CLUSTERS ? clusters : List.of(), parsed, session);
        close();
        leaders.keySet().retainAll(accesses.keySet());
        accesses.forEach(
                (cluster, access) -> watchers.add(access.watch(PLAN, clock, snapshot -> seen(cluster, snapshot))));
    }

    private void seen(String cluster, TopologySnapshot snapshot) {
        String now = snapshot.leaderAsDeclared().orElse(NOBODY);
        String before = leaders.put(cluster, now);
        if (before != null && !before.equals(now)) {
            isLedAnew = !now.equals(NOBODY);
            news.release();
        }
    }

    /// Who leads, by cluster, as far as that was seen; empty where nobody does.
    Map<String, String> leaders() {
        return Map.copyOf(leaders);
    }

    /// Waits until the next look is due: for the pause, or until another leads.
    void rest(Duration pause) throws InterruptedException {
        boolean isStirred = stirredUntil - System.nanoTime() > 0;
        Duration patience = isStirred && SOON.compareTo(pause) < 0 ? SOON : pause;
        if (news.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            int _ = news.drainPermits();
            stirredUntil = System.nanoTime() + (isLedAnew ? STIRRED.toNanos() : 0);
        }
    }

    /// Nobody is watched any more.
    @Override
    public void close() {
        watchers.forEach(TopologyWatcher::close);
        watchers.clear();
    }
}
