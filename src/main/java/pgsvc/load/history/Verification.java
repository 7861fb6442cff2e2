package pgsvc.load.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What the table holds after the run, against what was promised to the writer.
///
/// @param lost numbers of writes that were acknowledged and are gone, ascending; a cluster that keeps its promise
/// has none
/// @param unacknowledged numbers of writes that are there though their client saw them fail, ascending; harmless,
/// but a client that tries again needs to know
public record Verification(List<Long> lost, List<Long> unacknowledged) {
    public Verification {
        lost = List.copyOf(lost);
        unacknowledged = List.copyOf(unacknowledged);
    }

    /// Compares the writer's history with the numbers found in the table.
    public static Verification of(ClientHistory writer, Set<Long> found) {
        List<Long> lost = new ArrayList<>();
        Set<Long> unacknowledged = new TreeSet<>(found);
        for (Attempt attempt : writer.attempts()) {
            if (attempt.answered()) {
                if (!unacknowledged.remove(attempt.number())) {
                    lost.add(attempt.number());
                }
            }
        }
        return new Verification(lost, List.copyOf(unacknowledged));
    }
}
