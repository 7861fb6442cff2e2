package pgsvc.reconcile.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import pgsvc.topology.watch.Settling;

/// Who leads the clusters whose roles are live, for those who write files: a leader counts once it has led for a
/// while, and stays the last known one while nobody knows. Not safe for use by several threads.
public final class Leadership {
    /// A switchover and back again within it reaches no file.
    public static final Duration QUIET = Duration.ofSeconds(5);

    private final Map<String, Settling<String>> clusters = new LinkedHashMap<>();
    private Map<String, String> latest = Map.of();

    /// One that leads, and does not count yet.
    ///
    /// @param due when it will, if it leads until then
    public record Newcomer(String cluster, String leader, Instant due) {}

    /// From now on these clusters count.
    public void follow(Collection<String> names) {
        clusters.keySet().retainAll(names);
        names.forEach(name -> clusters.computeIfAbsent(name, _ -> new Settling<>(QUIET)));
    }

    /// Tells who leads now.
    ///
    /// @param leaders by cluster, where somebody is known to
    public void see(Map<String, String> leaders, Instant now) {
        latest = Map.copyOf(leaders);
        clusters.forEach((name, settling) -> Optional.ofNullable(latest.get(name))
                .ifPresentOrElse(leader -> settling.offer(leader, now), () -> settling.withdraw(now)));
    }

    /// The leaders that count.
    public Map<String, String> leaders(Instant now) {
        Map<String, String> leaders = new LinkedHashMap<>();
        clusters.forEach((name, settling) -> settling.settled(now).ifPresent(leader -> leaders.put(name, leader)));
        return leaders;
    }

    /// Those that may count soon.
    public List<Newcomer> newcomers(Instant now) {
        List<Newcomer> all = new ArrayList<>();
        clusters.forEach((name, settling) -> settling.due(now)
                .ifPresent(due -> all.add(new Newcomer(name, Objects.requireNonNull(latest.get(name)), due))));
        return all;
    }

    /// The clusters of which nobody has been seen to lead for long enough.
    public List<String> unknown(Instant now) {
        return clusters.entrySet().stream()
                .filter(cluster -> cluster.getValue().settled(now).isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }
}
