package pgsvc.cli.view.metrics;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counts by labels, of which there are few. Safe for use by several threads.
final class Tally {
    private final Map<String, Entry> counts = new TreeMap<>();

    private record Entry(List<String> labels, long count) {}

    /// There may be such: a graph has no gaps where 0 is said.
    synchronized Tally expect(List<String> labels) {
        counts.putIfAbsent(String.join("\n", labels), new Entry(labels, 0));
        return this;
    }

    synchronized void count(List<String> labels) {
        counts.merge(
                String.join("\n", labels),
                new Entry(List.copyOf(labels), 1),
                (old, _) -> new Entry(old.labels(), old.count() + 1));
    }

    synchronized void write(Family family, Exposition metrics) {
        metrics.family(family);
        counts.values().forEach(entry -> metrics.sample(entry.count(), entry.labels()));
    }
}
