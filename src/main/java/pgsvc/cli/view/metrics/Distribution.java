package pgsvc.cli.view.metrics;

import java.time.Duration;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/// How long something takes, as Prometheus counts it: how often at most so long. Safe for use by several threads.
final class Distribution {
    private final TreeMap<Double, Long> upTo = new TreeMap<>();
    private long count;
    private long millis;

    /// At one moment.
    ///
    /// @param upTo by bound in seconds
    /// @param sum in seconds
    record Figures(SequencedMap<Double, Long> upTo, long count, double sum) {}

    /// @param bounds in seconds
    Distribution(List<Double> bounds) {
        bounds.forEach(bound -> upTo.put(bound, 0L));
    }

    synchronized void add(Duration time) {
        long took = time.toMillis();
        upTo.tailMap(took / 1000.0, true).replaceAll((_, many) -> many + 1);
        count++;
        millis += took;
    }

    synchronized Figures figures() {
        return new Figures(new TreeMap<>(upTo), count, millis / 1000.0);
    }
}
