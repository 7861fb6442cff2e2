package pgsvc.topology.watch;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pgsvc.topology.ApiAddress;
import pgsvc.topology.LiveCluster;
import pgsvc.topology.TopologySnapshot;
import pgsvc.topology.TopologySource;

/// Watches a cluster: each member in a loop of its own, so that one which is dead or slow delays no other; one loop
/// more asks for the list of members, and one tells what changed. Threads are those of the system, with little stack:
/// measured, a question costs a quarter less than on virtual ones.
public final class TopologyWatcher implements AutoCloseable {
    private static final long STACK = 256 * 1024L;

    private final TopologySource.Opener sources;
    private final PollPlan plan;
    private final InstantSource clock;
    private final Board board;
    private final Map<ApiAddress, TopologySource> polled = new HashMap<>();
    private boolean closed;

    private TopologyWatcher(TopologySource.Opener sources, PollPlan plan, InstantSource clock, Board board) {
        this.sources = sources;
        this.plan = plan;
        this.clock = clock;
        this.board = board;
    }

    /// Begins to watch.
    ///
    /// @param scope the cluster's name; the first answer's when absent
    /// @param listener hears each change at once, the first answers among them
    public static TopologyWatcher start(
            Optional<String> scope,
            List<Seed> seeds,
            TopologySource.Opener sources,
            PollPlan plan,
            InstantSource clock,
            TopologyListener listener) {
        TopologyWatcher watcher = new TopologyWatcher(sources, plan, clock, new Board(scope, seeds, clock));
        watcher.pollNewOnes();
        watcher.thread("list", watcher::list);
        watcher.thread("changes", () -> watcher.tell(listener));
        return watcher;
    }

    /// What is known now.
    public TopologySnapshot latest() {
        return board.latest();
    }

    private void thread(String what, Loop loop) {
        Thread.ofPlatform().name("topology " + what).daemon().stackSize(STACK).start(() -> {
            try {
                loop.run();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// What a thread does until the watcher is closed.
    private interface Loop {
        void run() throws InterruptedException;
    }

    private synchronized void pollNewOnes() {
        Set<ApiAddress> wanted = board.addresses();
        polled.entrySet().removeIf(entry -> {
            boolean gone = !wanted.contains(entry.getKey());
            if (gone) {
                entry.getValue().close();
            }
            return gone;
        });
        for (ApiAddress address : wanted) {
            if (!closed && !polled.containsKey(address)) {
                TopologySource source = sources.open(address);
                polled.put(address, source);
                thread(address.authority(), () -> poll(address, source));
            }
        }
    }

    private void poll(ApiAddress address, TopologySource source) throws InterruptedException {
        MemberPoll poll = new MemberPoll(address, source, plan, board, clock);
        boolean on = true;
        while (on && isPolled(address, source)) {
            Duration pause = poll.step();
            on = board.isNext(address) ? board.rest(pause) : board.rest(pause, () -> board.isNext(address));
        }
    }

    private synchronized boolean isPolled(ApiAddress address, TopologySource source) {
        return !closed && polled.get(address) == source;
    }

    /// At a change soon, since it may be a member that is new or gone; sooner while nobody leads, and soonest while
    /// nobody is to.
    private void list() throws InterruptedException {
        boolean on = true;
        while (on) {
            long before = board.changes();
            boolean listed = listOnce();
            pollNewOnes();
            on = board.rest(plan.eager())
                    && board.rest(plan.interval().minus(plan.eager()), board::lacksLeader)
                    && board.rest(plan.calm().minus(plan.interval()), board::isBetweenLeaders)
                    && (board.isBetweenLeaders() || board.await(before, listed ? plan.listing() : plan.slowest()));
        }
    }

    private boolean listOnce() {
        for (ApiAddress address : board.informants()) {
            try (TopologySource source = sources.open(address)) {
                Optional<LiveCluster> cluster = source.cluster().given();
                cluster.ifPresent(board::listed);
                if (cluster.isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    private void tell(TopologyListener listener) throws InterruptedException {
        long told = 0;
        while (board.await(told, plan.listing())) {
            long changes = board.changes();
            if (changes != told) {
                told = changes;
                listener.changed(board.latest());
            }
        }
    }

    /// Ends all of it; the listener hears at most what it is hearing now.
    @Override
    public synchronized void close() {
        closed = true;
        board.close();
        polled.values().forEach(TopologySource::close);
        polled.clear();
    }
}
