package pgsvc.cli.view.metrics;

import java.util.List;
import java.util.OptionalInt;
import pgsvc.apply.running.OldWorker;
import pgsvc.reconcile.SweepListener;
import pgsvc.target.TargetException;

/// Counts the sessions of old workers, and passes on all that it hears. Safe for use by several threads.
public final class SweepMetrics implements SweepListener {
    private final SweepListener next;
    private volatile OptionalInt sessions = OptionalInt.empty();

    /// @param next hears the same
    public SweepMetrics(SweepListener next) {
        this.next = next;
    }

    void write(Exposition metrics, String node) {
        metrics.family(Family.OLD_WORKER_SESSIONS);
        sessions.ifPresent(kept -> metrics.sample(kept, List.of("node", node)));
    }

    @Override
    public void looked(List<OldWorker> all) {
        sessions = OptionalInt.of(all.stream().mapToInt(OldWorker::sessions).sum());
        next.looked(all);
    }

    @Override
    public void oldWorker(OldWorker worker) {
        next.oldWorker(worker);
    }

    /// What is not known has no sample.
    @Override
    public void cannotSweep(TargetException why) {
        sessions = OptionalInt.empty();
        next.cannotSweep(why);
    }
}
