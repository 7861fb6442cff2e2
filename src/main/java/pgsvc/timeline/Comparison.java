package pgsvc.timeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pgsvc.observe.Running;
import pgsvc.plan.change.Change;
import pgsvc.status.ClusterStatus;
import pgsvc.status.Look;
import pgsvc.status.ServiceAt;
import pgsvc.status.ServiceStatus;
import pgsvc.status.Standing;
import pgsvc.status.Status;
import pgsvc.topology.ObservedMember;

/// What differs between two looks at the same things. What only one of them knows is not compared.
final class Comparison {
    private Comparison() {}

    static List<Happening> between(Status before, Status after) {
        List<Happening> happenings = new ArrayList<>();
        for (ClusterStatus cluster : after.clusters()) {
            before.clusters().stream()
                    .filter(other ->
                            other.cluster().name().equals(cluster.cluster().name()))
                    .findFirst()
                    .ifPresent(other -> {
                        sources(other, cluster, happenings);
                        servers(other, cluster, happenings);
                    });
        }
        after.loadBalancers()
                .forEach((node, look) -> Optional.ofNullable(
                                before.loadBalancers().get(node))
                        .ifPresent(other -> looks(node, other, look, happenings)));
        return happenings;
    }

    private static void sources(ClusterStatus before, ClusterStatus after, List<Happening> happenings) {
        for (ObservedMember member : after.live().members()) {
            boolean answered = before.live()
                    .member(member.name())
                    .filter(ObservedMember::isAnswering)
                    .isPresent();
            boolean known = before.live().member(member.name()).isPresent();
            if (known && answered != member.isAnswering()) {
                happenings.add(Happening.in(
                        Kind.SOURCE,
                        after.cluster().name(),
                        "the Patroni of " + member.name()
                                + (member.isAnswering() ? " answers again" : " does not answer any more")));
            }
        }
    }

    /// A server of one load balancer, and how it changed.
    private record Turn(String node, String server, String from, String to) {}

    /// The same turn in several services is one event.
    private static void servers(ClusterStatus before, ClusterStatus after, List<Happening> happenings) {
        Map<Turn, Set<String>> turns = new LinkedHashMap<>();
        Map<String, Map<String, String>> former = states(before);
        states(after)
                .forEach((at, states) -> states.forEach((server, state) -> {
                    String was = former.getOrDefault(at, Map.of()).get(server);
                    if (was != null && !was.equals(state)) {
                        int end = at.indexOf(' ');
                        turns.computeIfAbsent(
                                        new Turn(at.substring(0, end), server, was, state), _ -> new LinkedHashSet<>())
                                .add(at.substring(end + 1));
                    }
                }));
        turns.forEach((turn, services) -> happenings.add(new Happening(
                Kind.SERVER,
                Optional.of(after.cluster().name()),
                Optional.of(turn.node()),
                turn.server() + " is " + turn.to() + " in " + String.join(", ", services) + "; it was "
                        + turn.from())));
    }

    /// By node and service, then by server.
    private static Map<String, Map<String, String>> states(ClusterStatus cluster) {
        Map<String, Map<String, String>> states = new LinkedHashMap<>();
        for (ServiceStatus service : cluster.services()) {
            service.at().forEach((node, at) -> {
                if (at instanceof ServiceAt.Runs runs) {
                    Map<String, String> servers = new LinkedHashMap<>();
                    runs.servers().forEach(server -> servers.put(server.name(), word(server.standing())));
                    states.put(node + " " + service.service().fullName(), servers);
                }
            });
        }
        return states;
    }

    private static String word(Standing standing) {
        return switch (standing) {
            case SERVES, STANDS_IN, WAITS -> "up";
            case STANDS_BY, DOWN -> "down";
            case DRAINED -> "drained";
            case MAINTAINED -> "in maintenance";
            case WEIGHTLESS -> "without weight";
        };
    }

    private static void looks(String node, Look before, Look after, List<Happening> happenings) {
        boolean reached = after instanceof Look.Seen;
        if (reached != before instanceof Look.Seen) {
            happenings.add(
                    Happening.at(Kind.SOURCE, node, reached ? "it is reached again" : "it is not reached any more"));
        }
        if (before instanceof Look.Seen was && after instanceof Look.Seen is) {
            workers(node, was, is, happenings);
            turned(differences(was), differences(is))
                    .forEach(words -> happenings.add(Happening.at(Kind.DRIFT, node, words)));
        }
    }

    private static void workers(String node, Look.Seen before, Look.Seen after, List<Happening> happenings) {
        Optional<Long> was = before.running().map(Running::worker);
        Optional<Long> is = after.running().map(Running::worker);
        boolean told = is.orElse(0L) > 0 && was.orElse(0L) > 0;
        if (told && !is.equals(was)) {
            happenings.add(Happening.at(
                    Kind.RELOAD,
                    node,
                    "HAProxy has another worker, " + is.orElseThrow() + " instead of " + was.orElseThrow()));
        } else if (is.isPresent() != was.isPresent()) {
            happenings.add(
                    Happening.at(Kind.SOURCE, node, is.isPresent() ? "HAProxy runs again" : "HAProxy runs no more"));
        }
    }

    private static Set<String> differences(Look.Seen look) {
        Set<String> differences = new LinkedHashSet<>();
        look.plan().changes().stream()
                .map(Change::file)
                .forEach(file -> differences.add(file + " is not as the inventory says"));
        look.plan()
                .drift()
                .forEach(drift -> differences.add(
                        drift.subject() + " runs with " + drift.found() + " instead of " + drift.meant()));
        return differences;
    }

    private static List<String> turned(Set<String> before, Set<String> after) {
        List<String> turned = new ArrayList<>();
        after.stream().filter(one -> !before.contains(one)).forEach(turned::add);
        before.stream().filter(one -> !after.contains(one)).forEach(one -> turned.add("no longer: " + one));
        return turned;
    }
}
