package pgsvc.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import pgsvc.hint.Balancer;
import pgsvc.hint.CheckedServer;
import pgsvc.hint.Hinter;
import pgsvc.topology.ObservedMember;
import pgsvc.topology.TopologySnapshot;
import pgsvc.topology.watch.PollPlan;
import pgsvc.topology.watch.TopologyWatcher;

/// Watches one cluster and gives its hints, in a thread of its own: a cluster that is slow delays no other.
final class ClusterWatch implements AutoCloseable {
    private static final long STACK = 256 * 1024L;
    /// It turns so often when nothing happens, too: whoever watches it sees that it still does.
    private static final Duration PULSE = Duration.ofSeconds(5);

    private final String cluster;
    private final AgentListener listener;
    private final InstantSource clock;
    private final Hinter hinter;
    private final TopologyWatcher watcher;
    private Watched watched;
    private List<String> leaders = List.of();
    private boolean changed;
    private boolean balancerReplaced;
    private boolean closed;
    private volatile Instant turned;

    private ClusterWatch(
            Watched watched, PollPlan plan, Balancer balancer, AgentListener listener, InstantSource clock) {
        this.watched = watched;
        this.cluster = watched.fronted().cluster();
        this.listener = listener;
        this.clock = clock;
        this.turned = clock.instant();
        this.hinter = new Hinter(watched.members(), balancer, listener, clock);
        this.watcher = TopologyWatcher.start(
                Optional.of(cluster), watched.seeds(), watched.members(), plan, clock, this::changed);
    }

    static ClusterWatch start(
            Watched watched, PollPlan plan, Balancer balancer, AgentListener listener, InstantSource clock) {
        ClusterWatch watch = new ClusterWatch(watched, plan, balancer, listener, clock);
        Thread.ofPlatform()
                .name("hints " + watch.cluster)
                .daemon()
                .stackSize(STACK)
                .start(watch::run);
        return watch;
    }

    private void changed(TopologySnapshot snapshot) {
        List<String> now = snapshot.claims().stream().map(ObservedMember::name).toList();
        boolean isNews = !now.equals(leaders);
        leaders = now;
        wake();
        if (isNews) {
            listener.leads(cluster, now);
        }
    }

    private synchronized void wake() {
        changed = true;
        notifyAll();
    }

    /// Whether others can be served without watching anew.
    synchronized boolean canServe(Watched others) {
        return watched.seeds().equals(others.seeds());
    }

    /// From now on these are the servers.
    synchronized void serve(Watched others) {
        watched = others;
        wake();
    }

    /// The load balancer is a new one.
    synchronized void balancerReplaced() {
        balancerReplaced = true;
        wake();
    }

    private void run() {
        try {
            boolean on = true;
            while (on) {
                if (takeReplacement()) {
                    hinter.startAgain();
                }
                Optional<Duration> due = hinter.step(servers(), watcher.latest());
                on = await(due.filter(soon -> soon.compareTo(PULSE) < 0).orElse(PULSE));
                turned = clock.instant();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean takeReplacement() {
        boolean replaced = balancerReplaced;
        balancerReplaced = false;
        return replaced;
    }

    private synchronized List<CheckedServer> servers() {
        return watched.servers();
    }

    /// What is known of the cluster.
    TopologySnapshot latest() {
        return watcher.latest();
    }

    /// Whether its members are asked, and its hints given, as they were a while ago.
    boolean isTurning(Duration patience) {
        Instant limit = clock.instant().minus(patience);
        return turned.isAfter(limit) && latest().at().isAfter(limit);
    }

    /// Waits for a change, at most so long.
    ///
    /// @return whether it goes on
    private synchronized boolean await(Duration atMost) throws InterruptedException {
        long begin = System.nanoTime();
        while (!closed && !changed) {
            long left = atMost.toMillis() - (System.nanoTime() - begin) / 1_000_000;
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        changed = false;
        return !closed;
    }

    @Override
    public void close() {
        watcher.close();
        synchronized (this) {
            closed = true;
            notifyAll();
        }
    }
}
