package pgsvc.whatif.finding;

import java.util.List;
import pgsvc.whatif.Row;
import pgsvc.whatif.Situation;

/// Services without a server.
///
/// @param rows one service; several only where no instance is left
/// @param situations which differ in the leader alone. Situations with the same leader and further losses are
///     holes too, and not told again
/// @param when the same in words: `after a failover to pg-test-2`
/// @param reason why there is none: `its only server, pg-test-2, is the primary then`
/// @param mend what to change, imperative sentences
public record Hole(List<Row> rows, List<Situation> situations, String when, String reason, String mend) {
    public Hole {
        rows = List.copyOf(rows);
        situations = List.copyOf(situations);
    }

    /// The hole as one sentence.
    public String sentence() {
        String who = rows.size() == 1 ? rows.getFirst().label() + " has no server" : "no service has a server";
        return Wording.sentence(when + ", " + who + ": " + reason);
    }
}
