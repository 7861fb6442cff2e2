package pgsvc.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pgsvc.observe.Observation;

/// Makes the plan that leads a target back to what its files were.
public final class RollbackPlanner {
    private RollbackPlanner() {}

    /// @param former the texts of the files that are to be as they were; empty for one that was not there
    public static Plan plan(Map<String, Optional<String>> former, Observation observed) {
        Changes makes = new Changes(observed);
        List<Change> deletions = new ArrayList<>();
        List<Change> others = new ArrayList<>();
        int unchanged = 0;
        for (Map.Entry<String, Optional<String>> file : former.entrySet()) {
            @Nullable String present = observed.files().get(file.getKey());
            Optional<String> wanted = file.getValue();
            if (wanted.equals(Optional.ofNullable(present))) {
                unchanged++;
            } else if (wanted.isEmpty()) {
                deletions.add(makes.delete(file.getKey(), String.valueOf(present)));
            } else if (present == null) {
                others.add(makes.create(file.getKey(), wanted.get()));
            } else {
                others.add(makes.update(file.getKey(), present, wanted.get(), false));
            }
        }
        List<Change> changes = new ArrayList<>(deletions);
        changes.addAll(others);
        return makes.plan(changes, unchanged, List.of(), List.of(), List.of(), List.of());
    }
}
