package pgsvc.whatif.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pgsvc.whatif.Matrix;
import pgsvc.whatif.Serving;
import pgsvc.whatif.Situation;

/// Finds the services that some situation leaves without a server.
public final class Holes {
    private Holes() {}

    /// The holes, service by service; then that of nobody being left.
    public static List<Hole> in(Matrix matrix) {
        List<Hole> holes = new ArrayList<>();
        for (int row = 0; row < matrix.rows().size(); row++) {
            holes.addAll(ofRow(matrix, row));
        }
        matrix.situations().stream()
                .filter(situation -> situation.leader().isEmpty())
                .forEach(nobody -> holes.add(nobodyLeft(matrix, nobody)));
        return holes;
    }

    private static List<Hole> ofRow(Matrix matrix, int row) {
        Optional<Cause> cause = Cause.inCheck(matrix, matrix.rows().get(row));
        return Folded.of(matrix, situation -> reason(matrix, situation, row, cause), _ -> true).stream()
                .map(folded -> new Hole(
                        List.of(matrix.rows().get(row)),
                        folded.situations(),
                        When.phrase(matrix, folded.situations()),
                        folded.said(),
                        cause.map(Cause::mend).orElseGet(() -> Mend.inWords(matrix, folded.situations(), row))))
                .toList();
    }

    private static Optional<String> reason(Matrix matrix, Situation situation, int row, Optional<Cause> cause) {
        return matrix.serving(situation, row).isEmpty()
                ? Optional.of(cause.map(Cause::reason).orElseGet(() -> Reason.inWords(matrix, situation, row)))
                : Optional.empty();
    }

    private static Hole nobodyLeft(Matrix matrix, Situation nobody) {
        return new Hole(
                matrix.rows(),
                List.of(nobody),
                When.phrase(matrix, List.of(nobody)),
                "no instance is left",
                "Add an instance to " + matrix.cluster().name() + ".");
    }

    /// How often a service has no server: once for each service in each situation that has a leader.
    public static long cases(Matrix matrix) {
        return matrix.situations().stream()
                .filter(situation -> situation.leader().isPresent())
                .flatMap(situation -> matrix.servings(situation).stream())
                .filter(Serving::isEmpty)
                .count();
    }
}
