package pgsvc.cli.view.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import pgsvc.apply.running.OldWorker;
import pgsvc.status.ClusterStatus;
import pgsvc.status.Look;
import pgsvc.status.ServiceAt;
import pgsvc.status.ServiceStatus;
import pgsvc.status.Standing;
import pgsvc.status.Status;
import pgsvc.topology.TopologySnapshot;

/// A status as metrics. docs/metrics.md has them.
public final class StatusMetrics {
    private StatusMetrics() {}

    /// @param version pgsvc's own
    /// @param at when the look ended
    /// @param took what it took
    public static String of(Status status, String version, Instant at, Duration took) {
        Exposition metrics = new Exposition();
        metrics.family(Family.BUILD_INFO).sample(1, List.of("version", version));
        metrics.family(Family.LAST_LOOK_TIMESTAMP_SECONDS).sample(at.getEpochSecond(), List.of());
        metrics.family(Family.LOOK_DURATION_SECONDS).sample(took.toMillis() / 1000.0, List.of());
        new Members(live(status.clusters()), List.of()).write(metrics);
        services(metrics, status.clusters());
        balancers(metrics, status.loadBalancers());
        return metrics.text();
    }

    private static Map<String, TopologySnapshot> live(List<ClusterStatus> clusters) {
        Map<String, TopologySnapshot> live = new LinkedHashMap<>();
        clusters.forEach(cluster -> live.put(cluster.cluster().name(), cluster.live()));
        return live;
    }

    private static void services(Exposition metrics, List<ClusterStatus> clusters) {
        metrics.family(Family.SERVICE_SERVERS);
        for (ClusterStatus cluster : clusters) {
            for (ServiceStatus service : cluster.services()) {
                service.at()
                        .forEach((node, at) -> standings(at)
                                .forEach((standing, count) ->
                                        metrics.sample(count, labels(cluster, service, node, "state", standing.id()))));
            }
        }
        metrics.family(Family.SERVICE_UP);
        for (ClusterStatus cluster : clusters) {
            for (ServiceStatus service : cluster.services()) {
                service.at().forEach((node, at) -> {
                    if (!(at instanceof ServiceAt.Unknown)) {
                        metrics.sample(at.isEmpty() ? 0 : 1, labels(cluster, service, node));
                    }
                });
            }
        }
    }

    private static List<String> labels(ClusterStatus cluster, ServiceStatus service, String node, String... more) {
        return Stream.concat(
                        Stream.of(
                                "cluster",
                                cluster.cluster().name(),
                                "service",
                                service.service().fullName(),
                                "node",
                                node),
                        Stream.of(more))
                .toList();
    }

    /// Those that there may be have a sample of 0, so that a graph has no gaps.
    private static Map<Standing, Integer> standings(ServiceAt at) {
        Map<Standing, Integer> counts = new TreeMap<>();
        if (at instanceof ServiceAt.Runs runs) {
            for (Standing standing : Standing.values()) {
                counts.put(standing, 0);
            }
            runs.servers().forEach(server -> counts.merge(server.standing(), 1, Integer::sum));
        }
        return counts;
    }

    private static void balancers(Exposition metrics, SequencedMap<String, Look> looks) {
        metrics.family(Family.LOAD_BALANCER_UP);
        looks.forEach((node, look) -> metrics.sample(
                look instanceof Look.Seen seen && seen.observed().running().isPresent() ? 1 : 0,
                List.of("node", node)));
        metrics.family(Family.IN_SYNC);
        seen(looks, (node, seen) -> metrics.sample(seen.plan().isEmpty() ? 1 : 0, List.of("node", node)));
        metrics.family(Family.DRIFT_ITEMS);
        seen(looks, (node, seen) -> new DriftItems(node, seen.plan().drift()).write(metrics));
        metrics.family(Family.OLD_WORKER_SESSIONS);
        seen(
                looks,
                (node, seen) -> metrics.sample(
                        seen.oldWorkers().stream().mapToInt(OldWorker::sessions).sum(), List.of("node", node)));
    }

    private static void seen(SequencedMap<String, Look> looks, BiConsumer<String, Look.Seen> write) {
        looks.forEach((node, look) -> {
            if (look instanceof Look.Seen seen) {
                write.accept(node, seen);
            }
        });
    }
}
