package pgsvc.cli.view.status;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import pgsvc.status.ClusterStatus;
import pgsvc.status.ServerView;
import pgsvc.status.ServiceAt;
import pgsvc.status.ServiceStatus;

/// What is not as it should be with a cluster's services, in sentences.
final class Troubles {
    private final ClusterStatus cluster;

    Troubles(ClusterStatus cluster) {
        this.cluster = cluster;
    }

    /// Services that clients get nothing from.
    List<String> empty() {
        List<String> lines = new ArrayList<>();
        for (ServiceStatus service : cluster.services()) {
            List<String> nodes = where(service, at -> at instanceof ServiceAt.Runs && at.isEmpty());
            if (!nodes.isEmpty()) {
                lines.add(service.service().fullName() + " at " + places(nodes, service) + ": clients on port "
                        + service.service().port() + " are accepted and dropped at once.");
            }
        }
        return lines;
    }

    /// Services that do not run where they should.
    List<String> missing() {
        List<String> lines = new ArrayList<>();
        for (ServiceStatus service : cluster.services()) {
            List<String> nodes = where(service, ServiceAt.Missing.class::isInstance);
            if (!nodes.isEmpty()) {
                lines.add(service.service().fullName() + " at " + places(nodes, service)
                        + ": HAProxy runs without it (pgsvc plan says why).");
            }
        }
        return lines;
    }

    /// Services that are served otherwise at one load balancer than at another.
    List<String> differences() {
        List<String> lines = new ArrayList<>();
        for (ServiceStatus service : cluster.services()) {
            Map<List<String>, List<String>> groups = new LinkedHashMap<>();
            service.at().forEach((node, at) -> {
                if (at instanceof ServiceAt.Runs runs) {
                    groups.computeIfAbsent(runs.choice().servers(), _ -> new ArrayList<>())
                            .add(node);
                }
            });
            if (groups.size() > 1) {
                List<String> parts = new ArrayList<>();
                groups.forEach(
                        (servers, nodes) -> parts.add((servers.isEmpty() ? "by nobody" : "by " + Places.listed(servers))
                                + " at " + places(nodes, service)));
                lines.add(service.service().fullName() + " is served " + String.join("; ", parts) + ".");
            }
        }
        return lines;
    }

    private record Outage(String server, String clause) {}

    /// Servers that get nothing for another reason than their role or a backup's turn.
    List<String> out() {
        Map<Outage, Map<String, List<String>>> outages = new LinkedHashMap<>();
        for (ServiceStatus service : cluster.services()) {
            service.at().forEach((node, at) -> {
                if (at instanceof ServiceAt.Runs runs) {
                    runs.servers().stream()
                            .filter(Outages::isOut)
                            .forEach(server -> outages.computeIfAbsent(outage(server), _ -> new TreeMap<>())
                                    .computeIfAbsent(node, _ -> new ArrayList<>())
                                    .add(service.service().name()));
                }
            });
        }
        List<String> lines = new ArrayList<>();
        outages.forEach((outage, byNode) -> lines.add(line(outage, byNode)));
        return lines;
    }

    private static Outage outage(ServerView server) {
        return new Outage(server.name(), Outages.clause(server) + Outages.mend(server));
    }

    private String line(Outage outage, Map<String, List<String>> byNode) {
        Set<List<String>> kinds = new LinkedHashSet<>(byNode.values());
        Set<String> services = new LinkedHashSet<>();
        kinds.forEach(services::addAll);
        List<String> nodes = nodes().stream().filter(byNode::containsKey).toList();
        return outage.server() + " " + outage.clause() + "; for " + String.join(", ", services) + " at "
                + Places.phrase(nodes, nodes()) + ".";
    }

    private List<String> nodes() {
        Set<String> all = new LinkedHashSet<>();
        cluster.services().forEach(service -> all.addAll(service.at().keySet()));
        return List.copyOf(all);
    }

    private static String places(List<String> nodes, ServiceStatus service) {
        return Places.phrase(nodes, service.at().keySet());
    }

    private static List<String> where(ServiceStatus service, Predicate<ServiceAt> test) {
        return service.at().entrySet().stream()
                .filter(entry -> test.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
