package pgsvc.switchover.course;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import pgsvc.topology.ObservedMember;
import pgsvc.topology.TopologySnapshot;
import pgsvc.topology.TopologySource;
import pgsvc.topology.watch.PollPlan;
import pgsvc.topology.watch.Seed;
import pgsvc.topology.watch.TopologyWatcher;

/// What all threads that take part in one switchover see and wait for. Safe for use by them.
public final class Passage implements AutoCloseable {
    /// That of agents: asking more often delays the promotion itself where the cores have enough to do.
    private static final PollPlan PACE =
            PollPlan.every(Duration.ofMillis(200), List.of()).withEager(Duration.ofMillis(100));

    private final String leader;
    private final String candidate;
    private final CourseListener listener;
    private final InstantSource clock;
    private final Phaser gate;
    private Optional<TopologySnapshot> latest = Optional.empty();
    private Optional<Instant> asked = Optional.empty();
    private Optional<Instant> oldGone = Optional.empty();
    private Optional<Instant> newLeads = Optional.empty();
    private Optional<Ending> ending = Optional.empty();
    private Optional<TopologyWatcher> watcher = Optional.empty();

    /// @param balancers how many load balancers take part
    /// @param clock one that does not jump when the machine's is set
    public Passage(String leader, String candidate, int balancers, CourseListener listener, InstantSource clock) {
        this.leader = leader;
        this.candidate = candidate;
        this.listener = listener;
        this.clock = clock;
        this.gate = new Phaser(balancers + 1);
    }

    /// Begins to watch the members.
    public synchronized void watch(String cluster, List<Seed> seeds, TopologySource.Opener members) {
        watcher = Optional.of(TopologyWatcher.start(Optional.of(cluster), seeds, members, PACE, clock, this::changed));
    }

    /// Who is to lead.
    public String candidate() {
        return candidate;
    }

    /// Who leads at the beginning.
    public String leader() {
        return leader;
    }

    InstantSource clock() {
        return clock;
    }

    synchronized void changed(TopologySnapshot snapshot) {
        latest = Optional.of(snapshot);
        Instant now = clock.instant();
        List<String> claims =
                snapshot.claims().stream().map(ObservedMember::name).toList();
        if (asked.isPresent() && oldGone.isEmpty() && !claims.contains(leader)) {
            oldGone = Optional.of(now);
            listener.oldGone(since(now));
        }
        if (asked.isPresent() && newLeads.isEmpty() && claims.equals(List.of(candidate))) {
            newLeads = Optional.of(now);
            listener.newLeads(since(now));
            end(new Ending.Led());
        }
        notifyAll();
    }

    private Duration since(Instant now) {
        return Duration.between(asked.orElse(now), now);
    }

    /// What is known of the cluster; nothing before the first answer.
    synchronized Optional<TopologySnapshot> latest() {
        return latest;
    }

    /// Waits until both are heard of.
    ///
    /// @return whether they were in time
    synchronized boolean awaitBoth(Duration patience) throws InterruptedException {
        Instant end = clock.instant().plus(patience);
        while (!hearsBoth() && clock.instant().isBefore(end)) {
            wait(20);
        }
        return hearsBoth();
    }

    private boolean hearsBoth() {
        return latest.stream()
                        .flatMap(snapshot -> snapshot.members().stream())
                        .filter(ObservedMember::isAnswering)
                        .filter(member -> List.of(leader, candidate).contains(member.name()))
                        .count()
                == 2;
    }

    /// Lets all others know that one has come so far, and waits until all have, or have left.
    void pass() throws InterruptedException {
        boolean _ = gate.awaitAdvanceInterruptibly(gate.arrive()) >= 0;
    }

    /// The same for at most so long.
    void pass(Duration patience) throws InterruptedException {
        try {
            boolean _ = gate.awaitAdvanceInterruptibly(gate.arrive(), patience.toMillis(), TimeUnit.MILLISECONDS) >= 0;
        } catch (TimeoutException _) {
            // Whoever is late is late for the rest, too.
        }
    }

    /// Lets all others know without waiting for them.
    void arrive() {
        int _ = gate.arrive();
    }

    /// One takes no part any more, for whatever reason.
    public void leave() {
        int _ = gate.arriveAndDeregister();
    }

    synchronized void asked() {
        asked = Optional.of(clock.instant());
        listener.asked();
    }

    /// Ends it, unless it has ended.
    public synchronized void end(Ending how) {
        if (ending.isEmpty()) {
            ending = Optional.of(how);
        }
        notifyAll();
    }

    /// How it ended; nothing while it goes on.
    public synchronized Optional<Ending> ending() {
        return ending;
    }

    /// Waits for its end.
    public synchronized void awaitEnd() throws InterruptedException {
        while (ending.isEmpty()) {
            wait();
        }
    }

    /// Waits for something to happen, at most so long.
    synchronized void rest(Duration atMost) throws InterruptedException {
        wait(Math.max(1, atMost.toMillis()));
    }

    /// What has passed since Patroni was asked.
    synchronized Duration sinceAsked() {
        return since(clock.instant());
    }

    /// What happened in the cluster.
    public synchronized Milestones milestones() {
        return new Milestones(oldGone.map(this::since), newLeads.map(this::since));
    }

    /// Who says now that it is the primary.
    public synchronized List<String> leaders() {
        return latest.stream()
                .flatMap(snapshot -> snapshot.claims().stream())
                .map(ObservedMember::name)
                .toList();
    }

    /// Watches no more.
    @Override
    public void close() {
        Optional<TopologyWatcher> watching;
        synchronized (this) {
            watching = watcher;
        }
        watching.ifPresent(TopologyWatcher::close);
    }
}
