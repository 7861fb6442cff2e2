package pgsvc.cli.view.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import pgsvc.apply.running.OldWorker;
import pgsvc.status.ClusterStatus;
import pgsvc.status.Look;
import pgsvc.status.ServiceAt;
import pgsvc.status.ServiceStatus;
import pgsvc.status.Standing;
import pgsvc.status.Status;
import pgsvc.topology.ObservedMember;

/// A status as metrics. docs/metrics.md has them.
public final class StatusMetrics {
    private StatusMetrics() {}

    /// @param version pgsvc's own
    /// @param at when the look ended
    /// @param took what it took
    public static String of(Status status, String version, Instant at, Duration took) {
        Exposition metrics = new Exposition();
        metrics.gauge("pgsvc_build_info", "Always 1; the version is a label.").sample(1, List.of("version", version));
        metrics.gauge("pgsvc_last_look_timestamp_seconds", "When everything was looked at last.")
                .sample(at.getEpochSecond(), List.of());
        metrics.gauge("pgsvc_look_duration_seconds", "What that look took.")
                .sample(took.toMillis() / 1000.0, List.of());
        clusters(metrics, status.clusters());
        services(metrics, status.clusters());
        balancers(metrics, status.loadBalancers());
        return metrics.text();
    }

    private static void clusters(Exposition metrics, List<ClusterStatus> clusters) {
        metrics.gauge("pgsvc_source_up", "Whether a member's Patroni answers.");
        for (ClusterStatus cluster : clusters) {
            for (ObservedMember member : cluster.live().members()) {
                metrics.sample(
                        member.isAnswering() ? 1 : 0,
                        List.of("cluster", cluster.cluster().name(), "instance", member.name()));
            }
        }
        metrics.gauge("pgsvc_leader", "Who leads a cluster: 1 for the leader, no sample while nobody is known to.");
        for (ClusterStatus cluster : clusters) {
            cluster.live()
                    .leader()
                    .ifPresent(leader -> metrics.sample(
                            1, List.of("cluster", cluster.cluster().name(), "instance", leader.name())));
        }
    }

    private static void services(Exposition metrics, List<ClusterStatus> clusters) {
        metrics.gauge("pgsvc_service_servers", "Servers of a service at a load balancer by how they stand.");
        for (ClusterStatus cluster : clusters) {
            for (ServiceStatus service : cluster.services()) {
                service.at()
                        .forEach((node, at) -> standings(at)
                                .forEach((standing, count) ->
                                        metrics.sample(count, labels(cluster, service, node, "state", standing.id()))));
            }
        }
        metrics.gauge(
                "pgsvc_service_up",
                "Whether a load balancer has a server for new sessions of a service; no sample where it was not reached.");
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
        metrics.gauge("pgsvc_load_balancer_up", "Whether a node was reached and its HAProxy answers.");
        looks.forEach((node, look) -> metrics.sample(
                look instanceof Look.Seen seen && seen.observed().running().isPresent() ? 1 : 0,
                List.of("node", node)));
        seen(
                metrics,
                looks,
                "pgsvc_in_sync",
                "Whether an apply would change nothing.",
                seen -> seen.plan().isEmpty() ? 1 : 0);
        seen(
                metrics,
                looks,
                "pgsvc_drift_items",
                "What runs otherwise than the files say.",
                seen -> seen.plan().drift().size());
        seen(
                metrics,
                looks,
                "pgsvc_old_worker_sessions",
                "Sessions that workers of before a reload keep.",
                seen -> seen.oldWorkers().stream().mapToInt(OldWorker::sessions).sum());
    }

    private static void seen(
            Exposition metrics,
            SequencedMap<String, Look> looks,
            String name,
            String help,
            ToDoubleFunction<Look.Seen> value) {
        metrics.gauge(name, help);
        looks.forEach((node, look) -> {
            if (look instanceof Look.Seen seen) {
                metrics.sample(value.applyAsDouble(seen), List.of("node", node));
            }
        });
    }
}
