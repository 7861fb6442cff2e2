package pgsvc.reconcile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pgsvc.apply.Generation;
import pgsvc.apply.Outcome;
import pgsvc.diagnostic.Diagnostic;
import pgsvc.plan.Drift;
import pgsvc.plan.Guard;
import pgsvc.resolve.Resolution;
import pgsvc.target.TargetException;

/// Tells what stays the same only once. Not safe for use by several threads.
final class Told implements ReconcileListener {
    private final ReconcileListener listener;
    /// What was said last, by what it is about.
    private final Map<Topic, Object> last = new HashMap<>();

    private final Set<String> waits = new HashSet<>();

    private enum Topic {
        REFUSAL,
        FAILURE,
        WRONG,
        PAUSE,
        OUTCOME
    }

    Told(ReconcileListener listener) {
        this.listener = listener;
    }

    private boolean isNew(Topic topic, Object what) {
        return !what.equals(last.put(topic, what));
    }

    @Override
    public void serves(Resolution resolution) {
        listener.serves(resolution);
    }

    @Override
    public void undone(String what) {
        listener.undone(what);
    }

    /// How long it takes yet is no news.
    @Override
    public void waits(String what) {
        if (waits.add(what.replaceAll("[0-9]+ s\\b", ""))) {
            listener.waits(what);
        }
    }

    /// What came right makes everything that was told before news again.
    @Override
    public void applied(String why, Outcome outcome) {
        switch (outcome) {
            case Outcome.Applied _, Outcome.Unchanged _ -> {
                waits.clear();
                last.keySet().removeIf(topic -> topic != Topic.PAUSE);
                listener.applied(why, outcome);
            }
            case Outcome.Skipped _, Outcome.RolledBack _, Outcome.Stranded _ -> {
                if (isNew(Topic.OUTCOME, outcome)) {
                    listener.applied(why, outcome);
                }
            }
        }
    }

    @Override
    public void refused(String why, Guard guard) {
        if (isNew(Topic.REFUSAL, guard)) {
            listener.refused(why, guard);
        }
    }

    @Override
    public void failed(TargetException why) {
        if (isNew(Topic.FAILURE, String.valueOf(why.getMessage()))) {
            listener.failed(why);
        }
    }

    /// It lets itself be looked at again.
    void reachable() {
        last.remove(Topic.FAILURE);
    }

    @Override
    public void wrong(List<Diagnostic> errors) {
        if (isNew(Topic.WRONG, errors)) {
            listener.wrong(errors);
        }
    }

    @Override
    public void paused(String reason) {
        if (isNew(Topic.PAUSE, reason)) {
            listener.paused(reason);
        }
    }

    @Override
    public void resumed() {
        listener.resumed();
    }

    void resumedIfPaused() {
        if (last.remove(Topic.PAUSE) != null) {
            resumed();
        }
    }

    @Override
    public void changed(String file, boolean repaired) {
        listener.changed(file, repaired);
    }

    @Override
    public void changedBack(String file) {
        listener.changedBack(file);
    }

    @Override
    public void left(String file) {
        listener.left(file);
    }

    @Override
    public void drifted(Drift drift) {
        listener.drifted(drift);
    }

    @Override
    public void appliedByHand(Generation generation, boolean differs) {
        listener.appliedByHand(generation, differs);
    }
}
