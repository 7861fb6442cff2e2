package pgsvc.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import pgsvc.apply.running.OldWorker;
import pgsvc.apply.running.OldWorkers;
import pgsvc.observe.Observer;
import pgsvc.observe.Running;
import pgsvc.observe.Site;
import pgsvc.target.Target;
import pgsvc.target.TargetException;

/// Ends the sessions that old workers keep on servers which are down now, whoever reloaded: a turn at a time, and
/// without the node's lock. Not safe for use by several threads, but for [#soon].
public final class Sweeper {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    /// While an old worker is there: a check may mark its servers down at any time.
    private static final Duration WHILE_THERE = Duration.ofSeconds(2);

    private final KeptNode node;
    private final SweepListener listener;
    private final InstantSource clock;
    private final Map<Long, OldWorker> known = new HashMap<>();
    /// As long as it answers there: to look for it costs more than to ask it.
    private Optional<Running> haproxy = Optional.empty();
    private Instant due;
    private boolean failed;
    private volatile boolean soon;

    /// @param clock one that does not jump when the machine's is set
    public Sweeper(KeptNode node, SweepListener listener, InstantSource clock) {
        this.node = node;
        this.listener = listener;
        this.clock = clock;
        this.due = clock.instant();
    }

    /// A server may have gone down: the next turn looks. May be called by any thread.
    public void soon() {
        soon = true;
    }

    /// Sweeps when it is time to.
    public void turn() {
        Instant now = clock.instant();
        if (!soon && now.isBefore(due)) {
            return;
        }
        soon = false;
        try {
            List<OldWorker> all = sweep();
            failed = false;
            due = now.plus(all.isEmpty() ? BETWEEN_LOOKS : WHILE_THERE);
            tell(all);
        } catch (TargetException e) {
            haproxy = Optional.empty();
            due = now.plus(BETWEEN_LOOKS);
            if (!failed) {
                listener.cannotSweep(e);
            }
            failed = true;
        }
    }

    private List<OldWorker> sweep() throws TargetException {
        try (Target target = node.open()) {
            Site site = node.site(target);
            if (haproxy.isEmpty()) {
                haproxy = Observer.observe(target, site)
                        .running()
                        .filter(running -> running.masterSocket().isPresent() && !running.isSilent());
            }
            return haproxy.isEmpty() ? List.of() : new OldWorkers(target, site).sweep(haproxy.get());
        }
    }

    private void tell(List<OldWorker> all) {
        listener.looked(all);
        known.keySet().retainAll(all.stream().map(OldWorker::pid).toList());
        all.stream()
                .filter(worker -> !Objects.equals(worker, known.put(worker.pid(), worker)))
                .forEach(listener::oldWorker);
    }
}
