package pgsvc.load.report;

import java.time.Duration;
import java.util.List;
import pgsvc.load.history.History;
import pgsvc.load.history.Mark;
import pgsvc.load.history.Verification;

/// What clients saw during one run.
///
/// @param length of the run
/// @param marks in the order of time
public record Report(
        Duration length, ClientReport writer, List<ClientReport> readers, List<Mark> marks, Verification verification) {
    public Report {
        readers = List.copyOf(readers);
        marks = List.copyOf(marks);
    }

    /// Sums a run up. For names in place of addresses, give what [History#named] returns.
    public static Report of(History history, Verification verification) {
        return new Report(
                history.length(),
                ClientReport.of(history.writer(), history.length()),
                history.readers().stream()
                        .map(reader -> ClientReport.of(reader, history.length()))
                        .toList(),
                history.marks(),
                verification);
    }

    /// How many acknowledged writes are gone.
    public int lostWrites() {
        return verification.lost().size();
    }
}
