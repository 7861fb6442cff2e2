package pgsvc.whatif.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pgsvc.resolve.Server;
import pgsvc.resolve.check.Asked;
import pgsvc.whatif.Matrix;
import pgsvc.whatif.Serving;
import pgsvc.whatif.Situation;

/// Finds the services for reads that the leader serves where replicas were meant to.
public final class Notes {
    private Notes() {}

    /// What is to be said of one situation.
    ///
    /// @param alone whether the leader is the only one that serves
    private record Said(boolean alone, String text) {}

    /// The notes, service by service.
    public static List<Note> in(Matrix matrix) {
        List<Note> notes = new ArrayList<>();
        for (int row = 0; row < matrix.rows().size(); row++) {
            if (matrix.rows().get(row).check().asked() == Asked.READ_ONLY) {
                notes.addAll(ofRow(matrix, row));
            }
        }
        return notes;
    }

    private static List<Note> ofRow(Matrix matrix, int row) {
        return Folded.of(matrix, situation -> said(matrix, situation, row), Said::alone).stream()
                .map(folded -> new Note(
                        matrix.rows().get(row),
                        folded.situations(),
                        When.phrase(matrix, folded.situations()),
                        folded.said().text()))
                .toList();
    }

    private static Optional<Said> said(Matrix matrix, Situation situation, int row) {
        Serving serving = matrix.serving(situation, row);
        String leader = situation.leader().orElseThrow();
        List<String> idle = new ArrayList<>(matrix.passing(situation, row));
        idle.remove(leader);
        idle.removeAll(serving.servers());
        boolean alone =
                serving.servers().equals(List.of(leader)) && serving.perhaps().isEmpty();
        if (!serving.servers().contains(leader) || !alone && idle.isEmpty()) {
            return Optional.empty();
        }
        String kind = matrix.cluster().isStandby() ? "the standby leader" : "the primary";
        String served = matrix.rows().get(row).label() + " "
                + (alone ? "is served by " + kind + " alone" : "sends reads to " + kind + " too");
        return Optional.of(new Said(alone, served + (idle.isEmpty() ? ": no replica is up" : idling(idle, serving))));
    }

    private static String idling(List<String> idle, Serving serving) {
        List<String> backups = serving.configured().stream()
                .filter(Server::backup)
                .map(Server::name)
                .toList();
        String wait = backups.containsAll(idle)
                ? Wording.number(idle, " waits as a backup", " wait as backups")
                : Wording.number(idle, " gets none", " get none");
        return ", while " + Wording.and(idle) + Wording.number(idle, ", a replica then,", ", replicas then,") + wait;
    }
}
