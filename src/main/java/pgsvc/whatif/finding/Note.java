package pgsvc.whatif.finding;

import java.util.List;
import pgsvc.whatif.Row;
import pgsvc.whatif.Situation;

/// A service that is served, but by another kind of member than was probably meant.
///
/// @param situations which differ in the leader alone
/// @param when the same in words
/// @param text what happens then: `replica is served by the primary alone: no replica is up`
public record Note(Row row, List<Situation> situations, String when, String text) {
    public Note {
        situations = List.copyOf(situations);
    }

    /// The note as one sentence.
    public String sentence() {
        return Wording.sentence(when + ", " + text);
    }
}
