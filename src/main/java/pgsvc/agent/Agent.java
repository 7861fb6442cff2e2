package pgsvc.agent;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import pgsvc.hint.Balancer;
import pgsvc.hold.LeaseGuard;
import pgsvc.topology.TopologySnapshot;
import pgsvc.topology.watch.PollPlan;

/// The agent of one node. It owns the services as they were last applied: an immutable value, which whoever applies
/// others replaces by [#serve].
public final class Agent implements AutoCloseable {
    /// After a reload servers count as up until their first checks, for 0.6 s and more.
    private static final Duration LOOK_AT_BALANCER = Duration.ofMillis(500);

    private static final Duration STANDSTILL = Duration.ofSeconds(20);

    private final PollPlan plan;
    private final Balancer balancer;
    private final BalancerWatch balancerWatch;
    private final Optional<LeaseGuard> guard;
    private final AgentListener listener;
    private final InstantSource clock;
    private final Map<String, ClusterWatch> watches = new HashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    /// @param process whose commands the balancer takes
    /// @param hints where hints go: the same, or somebody who only hears them
    /// @param guard ends holds whose owner cannot; nothing where nobody shall
    /// @param clock one that does not jump when the machine's is set
    public Agent(
            PollPlan plan,
            HaproxySocket process,
            Balancer hints,
            Optional<LeaseGuard> guard,
            AgentListener listener,
            InstantSource clock) {
        this.plan = plan;
        this.balancer = hints;
        this.balancerWatch = new BalancerWatch(process::pid, listener);
        this.guard = guard;
        this.listener = listener;
        this.clock = clock;
    }

    /// From now on these are the services. May be called at any time.
    public synchronized void serve(List<Watched> applied) {
        Set<String> names =
                applied.stream().map(watched -> watched.fronted().cluster()).collect(Collectors.toSet());
        List.copyOf(watches.keySet()).stream()
                .filter(name -> !names.contains(name))
                .forEach(this::forget);
        applied.forEach(this::serve);
    }

    private void serve(Watched watched) {
        String name = watched.fronted().cluster();
        Optional<ClusterWatch> there = Optional.ofNullable(watches.get(name));
        if (there.filter(watch -> watch.canServe(watched)).isPresent()) {
            there.get().serve(watched);
        } else {
            forget(name);
            watches.put(name, ClusterWatch.start(watched, plan, balancer, listener, clock));
        }
    }

    private void forget(String name) {
        Optional.ofNullable(watches.remove(name)).ifPresent(ClusterWatch::close);
    }

    /// What is known of each cluster, by its name.
    public synchronized Map<String, TopologySnapshot> seen() {
        Map<String, TopologySnapshot> seen = new HashMap<>();
        watches.forEach((name, watch) -> seen.put(name, watch.latest()));
        return seen;
    }

    /// Whether every cluster is still watched. Patroni's silence is no standstill.
    public boolean isTurning() {
        Duration patience = STANDSTILL.plus(plan.slowest().multipliedBy(3));
        return all().stream().allMatch(watch -> watch.isTurning(patience));
    }

    /// Looks after the load balancer until it is stopped.
    ///
    /// @param turn what is to be done besides, at each look
    public void run(Runnable turn) throws InterruptedException {
        do {
            if (balancerWatch.isReplaced()) {
                all().forEach(ClusterWatch::balancerReplaced);
            }
            guard.ifPresent(LeaseGuard::look);
            turn.run();
        } while (!stopped.await(LOOK_AT_BALANCER.toMillis(), TimeUnit.MILLISECONDS));
    }

    private synchronized List<ClusterWatch> all() {
        return List.copyOf(watches.values());
    }

    /// Lets [#run] return, at once.
    public void stop() {
        stopped.countDown();
    }

    /// Ends all that watches.
    @Override
    public synchronized void close() {
        stop();
        List.copyOf(watches.keySet()).forEach(this::forget);
    }
}
