package pgsvc.load.report;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import pgsvc.load.history.Attempt;
import pgsvc.load.history.ClientHistory;

/// How long answers took from the moment an attempt was due, connecting included.
///
/// @param median half of the answers took no longer
/// @param percentile99 99 of 100 answers took no longer
public record Latency(Duration median, Duration percentile99) {

    /// Of the attempts that were answered, by nearest rank; empty when none was.
    static Optional<Latency> of(ClientHistory history) {
        List<Duration> sorted = history.attempts().stream()
                .filter(Attempt::answered)
                .map(Attempt::latency)
                .sorted()
                .toList();
        return sorted.isEmpty()
                ? Optional.empty()
                : Optional.of(new Latency(percentile(sorted, 50), percentile(sorted, 99)));
    }

    private static Duration percentile(List<Duration> sorted, int percent) {
        int rank = Math.ceilDiv(sorted.size() * percent, 100);
        return sorted.get(rank - 1);
    }
}
