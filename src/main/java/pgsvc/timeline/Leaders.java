package pgsvc.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import pgsvc.status.ClusterStatus;
import pgsvc.status.Status;
import pgsvc.topology.ObservedMember;

/// Who leads each cluster, from look to look.
final class Leaders {
    private final Map<String, Led> known = new HashMap<>();

    /// @param leader who led last
    /// @param lost when it was first seen that nobody leads; nothing while somebody does
    private record Led(String leader, Optional<Instant> lost) {}

    /// What changed with this look.
    List<Happening> seen(Status now, Instant at) {
        List<Happening> happenings = new ArrayList<>();
        for (ClusterStatus cluster : now.clusters()) {
            String name = cluster.cluster().name();
            Optional<String> leader = cluster.live().leader().map(ObservedMember::name);
            Optional<Led> before = Optional.ofNullable(known.get(name));
            before.flatMap(led -> words(led, leader, at))
                    .ifPresent(words -> happenings.add(Happening.in(Kind.LEADER, name, words)));
            leader.map(current -> new Led(current, Optional.empty()))
                    .or(() -> before.map(led -> new Led(led.leader(), led.lost().or(() -> Optional.of(at)))))
                    .ifPresent(led -> known.put(name, led));
        }
        return happenings;
    }

    private static Optional<String> words(Led before, Optional<String> leader, Instant at) {
        if (leader.isEmpty()) {
            return before.lost().isPresent()
                    ? Optional.empty()
                    : Optional.of("nobody leads; " + before.leader() + " did before");
        }
        if (leader.get().equals(before.leader())) {
            return before.lost().map(lost -> leader.get() + " leads again; " + nobody(lost, at));
        }
        return Optional.of(leader.get() + " leads; " + before.leader() + " did before, and "
                + before.lost().map(lost -> nobody(lost, at)).orElse("no look saw that nobody did"));
    }

    private static String nobody(Instant lost, Instant at) {
        return String.format(
                Locale.ROOT, "nobody did for %.1f s", Duration.between(lost, at).toMillis() / 1000.0);
    }
}
