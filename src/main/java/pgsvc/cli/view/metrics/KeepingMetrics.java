package pgsvc.cli.view.metrics;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pgsvc.apply.Outcome;
import pgsvc.cli.view.plan.Words;
import pgsvc.observe.Site;
import pgsvc.plan.Drift;
import pgsvc.plan.Plan;
import pgsvc.plan.change.Activation;
import pgsvc.plan.change.Change;
import pgsvc.plan.change.ReloadCause;
import pgsvc.reconcile.Attempt;
import pgsvc.reconcile.ReconcileMeter;

/// What keeping a node comes to, as figures. Safe for use by several threads.
public final class KeepingMetrics implements ReconcileMeter {
    private static final List<Double> BOUNDS = List.of(0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0);
    private static final String FAILED = "failed";
    private static final String REFUSED = "refused";
    private static final List<String> RESULTS =
            List.of("unchanged", "applied", "skipped", "rolled-back", "stranded", REFUSED, FAILED);
    private static final List<Family> GAUGES =
            List.of(Family.IN_SYNC, Family.PAUSED, Family.REVERSALS, Family.LAST_SUCCESS_TIMESTAMP_SECONDS);

    private final String node;
    private final InstantSource wallClock;
    private final Tally applies = new Tally();
    private final Tally changes = new Tally();
    private final Tally reloads = new Tally();
    private final Distribution durations = new Distribution(BOUNDS);
    private final Map<Family, Double> gauges = new EnumMap<>(Family.class);
    private Optional<List<Drift>> drift = Optional.empty();

    /// @param wallClock the time of day
    public KeepingMetrics(String node, InstantSource wallClock) {
        this.node = node;
        this.wallClock = wallClock;
        RESULTS.forEach(result -> applies.expect(List.of("result", result)));
        for (ReloadCause cause : ReloadCause.values()) {
            reloads.expect(List.of("reason", cause.id()));
        }
    }

    synchronized void write(Exposition metrics) {
        for (Family family : GAUGES) {
            metrics.family(family);
            Optional.ofNullable(gauges.get(family)).ifPresent(value -> metrics.sample(value, List.of("node", node)));
        }
        metrics.family(Family.DRIFT_ITEMS);
        drift.ifPresent(items -> new DriftItems(node, items).write(metrics));
        applies.write(Family.APPLIES_TOTAL, metrics);
        changes.write(Family.CHANGES_TOTAL, metrics);
        reloads.write(Family.RELOAD_REQUIRED_TOTAL, metrics);
        metrics.family(Family.RECONCILE_DURATION_SECONDS).histogram(durations.figures(), List.of());
    }

    private synchronized void set(Family family, double value) {
        gauges.put(family, value);
    }

    private void inSync(boolean so) {
        set(Family.IN_SYNC, so ? 1 : 0);
        if (so) {
            set(Family.LAST_SUCCESS_TIMESTAMP_SECONDS, wallClock.instant().getEpochSecond());
        }
    }

    /// What only waits, for a person or for the next reload, was not tried.
    @Override
    public void tried(Attempt attempt, Duration took) {
        switch (attempt) {
            case Attempt.Done done -> done(done);
            case Attempt.Refused _ -> {
                count(REFUSED);
                inSync(false);
            }
            case Attempt.Failed _ -> {
                count(FAILED);
                lost();
            }
            case Attempt.TooSoon _ -> inSync(false);
            case Attempt.Paused _ -> set(Family.PAUSED, 1);
        }
        if (!(attempt instanceof Attempt.Paused) && !(attempt instanceof Attempt.TooSoon)) {
            durations.add(took);
        }
    }

    private void count(String result) {
        applies.count(List.of("result", result));
    }

    private void done(Attempt.Done done) {
        String result = Words.of(done.outcome()).replace(' ', '-');
        count(result);
        set(Family.PAUSED, 0);
        done.plan().changes().forEach(change -> change(change, done.plan().running(), result));
        if (!(done.outcome() instanceof Outcome.Unchanged) && !(done.outcome() instanceof Outcome.Applied)) {
            inSync(false);
        }
    }

    private void change(Change change, boolean running, String result) {
        String method = running ? method(change.activation()) : "none";
        changes.count(List.of("method", method, "result", result));
        if (method.equals("reload") && !result.equals("skipped")) {
            reloads.count(List.of("reason", ReloadCause.of(change, Site.BASE).id()));
        }
    }

    private static String method(Activation activation) {
        return switch (activation) {
            case Activation.None _ -> "none";
            case Activation.Runtime _ -> "runtime";
            case Activation.Reload _ -> "reload";
        };
    }

    @Override
    public void settled(Set<String> left) {
        set(Family.REVERSALS, left.size());
        inSync(left.isEmpty());
    }

    @Override
    public void looked(Plan plan, Set<String> left, boolean paused) {
        set(Family.REVERSALS, left.size());
        set(Family.PAUSED, paused ? 1 : 0);
        inSync(plan.isEmpty() && left.isEmpty());
        drifted(plan.drift());
    }

    private synchronized void drifted(List<Drift> items) {
        drift = Optional.of(items);
    }

    /// What is not known has no sample.
    @Override
    public synchronized void lost() {
        gauges.remove(Family.IN_SYNC);
        drift = Optional.empty();
    }
}
