package pgsvc.whatif.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pgsvc.whatif.Matrix;
import pgsvc.whatif.Situation;

/// Says in words when situations are, that differ in the leader alone.
final class When {
    private final Matrix matrix;
    private final List<String> lost;
    private final List<String> leaders;

    private When(Matrix matrix, List<Situation> situations) {
        this.matrix = matrix;
        this.lost = situations.getFirst().lost();
        this.leaders = situations.stream()
                .map(Situation::leader)
                .flatMap(Optional::stream)
                .toList();
    }

    /// Such as `after a failover to pg-test-2`, without a full stop.
    static String phrase(Matrix matrix, List<Situation> situations) {
        When when = new When(matrix, situations);
        return when.lost.isEmpty() ? when.withoutLoss() : when.withLoss();
    }

    private String withoutLoss() {
        String declared = matrix.declaredLeader();
        if (matrix.instances().size() == 1) {
            return "while " + declared + " is up";
        }
        if (leaders.equals(List.of(declared))) {
            return "while " + declared + " leads, as declared";
        }
        if (leaders.size() == matrix.instances().size()) {
            return "whoever leads";
        }
        return leaders.contains(declared)
                ? "while " + Wording.or(leaders) + " leads"
                : "after a failover to " + Wording.or(leaders);
    }

    private String withLoss() {
        String loss = Wording.and(lost) + Wording.number(lost, " is lost", " are lost");
        List<String> survivors = new ArrayList<>(matrix.instances());
        survivors.removeAll(lost);
        if (survivors.isEmpty()) {
            return "when " + loss;
        }
        if (leaders.size() == survivors.size() && leaders.size() > 1) {
            return "when " + loss + ", whoever leads";
        }
        return lost.contains(matrix.declaredLeader())
                ? "when " + loss + " and " + Wording.or(leaders) + " takes over"
                : "when " + loss + " while " + Wording.or(leaders) + " leads";
    }
}
