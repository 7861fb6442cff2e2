package pgsvc.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pgsvc.observe.Observation;
import pgsvc.observe.Site;
import pgsvc.plan.change.Change;

/// Makes the plan that leads a target back to what its files were.
public final class RollbackPlanner {
    private RollbackPlanner() {}

    /// @param former the texts of the files that are to be as they were; empty for one that was not there
    public static Plan plan(Map<String, Optional<String>> former, Observation observed) {
        Changes makes = new Changes(observed);
        List<Change> deletions = new ArrayList<>();
        List<Change> others = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        int unchanged = 0;
        for (Map.Entry<String, Optional<String>> file : former.entrySet()) {
            Optional<String> present = observed.text(file.getKey());
            Optional<String> wanted = file.getValue();
            if (wanted.equals(present)) {
                unchanged++;
            } else if (wanted.isEmpty() && file.getKey().equals(Site.BASE)) {
                warnings.add(Site.BASE + " stays, though it was not there: HAProxy does not start without it.");
            } else if (wanted.isEmpty()) {
                deletions.add(makes.delete(file.getKey(), present.orElseThrow()));
            } else if (present.isEmpty()) {
                others.add(makes.create(file.getKey(), wanted.get()));
            } else {
                others.add(makes.update(file.getKey(), present.get(), wanted.get(), false));
            }
        }
        List<Change> changes = new ArrayList<>(deletions);
        changes.addAll(others);
        return makes.plan(changes, unchanged, List.of(), List.of(), List.of(), warnings);
    }
}
