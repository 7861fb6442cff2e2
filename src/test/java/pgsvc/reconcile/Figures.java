package pgsvc.reconcile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import pgsvc.plan.Plan;

/// Writes down what figures a keeper gives.
final class Figures implements ReconcileMeter {
    private final List<String> heard = new ArrayList<>();

    /// Since the last time.
    List<String> heard() {
        List<String> all = List.copyOf(heard);
        heard.clear();
        return all;
    }

    @Override
    public void tried(Attempt attempt, Duration took) {
        heard.add("tried: "
                + switch (attempt) {
                    case Attempt.Done done ->
                        done.outcome().getClass().getSimpleName() + " "
                                + done.files().size();
                    case Attempt.Paused _ -> "paused";
                    case Attempt.Refused _ -> "refused";
                    case Attempt.TooSoon _ -> "too soon";
                    case Attempt.Failed _ -> "failed";
                });
    }

    @Override
    public void settled(Set<String> left) {
        heard.add("settled, left " + left);
    }

    @Override
    public void looked(Plan plan, Set<String> left, boolean paused) {
        heard.add("looked: " + plan.changes().size() + " to change, "
                + plan.drift().size() + " drift, left " + left + (paused ? ", paused" : ""));
    }

    @Override
    public void lost() {
        heard.add("lost");
    }
}
