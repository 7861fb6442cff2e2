package pgsvc.cli.status;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import pgsvc.apply.Pause;
import pgsvc.apply.running.OldWorker;
import pgsvc.apply.running.OldWorkers;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.Session;
import pgsvc.cli.nodes.Nodes;
import pgsvc.cli.nodes.ReachableNode;
import pgsvc.cli.nodes.Scope;
import pgsvc.cli.nodes.Workplace;
import pgsvc.cli.topology.DeclaredAccess;
import pgsvc.cli.topology.LiveResolution;
import pgsvc.concurrent.Tasks;
import pgsvc.hold.Lease;
import pgsvc.hold.LeaseFile;
import pgsvc.model.Cluster;
import pgsvc.model.Roles;
import pgsvc.observe.Observation;
import pgsvc.observe.Observer;
import pgsvc.observe.Running;
import pgsvc.pipeline.Pipeline;
import pgsvc.plan.Desired;
import pgsvc.plan.Planner;
import pgsvc.resolve.Resolution;
import pgsvc.status.Look;
import pgsvc.status.Status;
import pgsvc.target.TargetException;
import pgsvc.topology.TopologySnapshot;
import picocli.CommandLine.ParseResult;

/// Looks at load balancers and at clusters, at all of them at once; one that is not reached keeps nobody
/// waiting but for its own time.
public final class Looks {
    private final Resolution resolution;
    private final List<ReachableNode> balancers;
    private final Map<String, DeclaredAccess> clusters;
    private final Set<String> asked;
    private final Nodes nodes;

    private Looks(
            Resolution resolution,
            List<ReachableNode> balancers,
            Map<String, DeclaredAccess> clusters,
            Set<String> asked,
            Nodes nodes) {
        this.resolution = resolution;
        this.balancers = balancers;
        this.clusters = clusters;
        this.asked = asked;
        this.nodes = nodes;
    }

    /// At these clusters and the load balancers that serve them; nothing when the inventory says wrongly
    /// how a node is reached, which is told.
    public static Optional<Looks> at(List<Cluster> clusters, Resolution resolution, ParseResult parsed, Session session)
            throws CommandException {
        Set<String> asked = clusters.stream().map(Cluster::name).collect(Collectors.toSet());
        Resolution serving = resolution.serving(asked);
        Optional<List<ReachableNode>> balancers = Scope.reachable(parsed, session, serving);
        if (balancers.isEmpty()) {
            return Optional.empty();
        }
        List<Cluster> looked = resolution.inventory().clusters().stream()
                .filter(cluster -> asked.contains(cluster.name()) || isLiveAt(serving, cluster))
                .toList();
        Map<String, DeclaredAccess> accesses = DeclaredAccess.of(looked, parsed, session);
        return Optional.of(new Looks(serving, balancers.get(), accesses, asked, new Nodes(session.environment())));
    }

    /// What such a load balancer should serve follows from who leads that cluster, too.
    private static boolean isLiveAt(Resolution serving, Cluster cluster) {
        return cluster.roles() == Roles.LIVE
                && serving.loadBalancers().stream()
                        .flatMap(balancer -> balancer.services().stream())
                        .anyMatch(placed -> placed.service().cluster().equals(cluster.name()));
    }

    /// The way to a cluster's Patronis.
    DeclaredAccess access(String cluster) {
        return Optional.ofNullable(clusters.get(cluster))
                .orElseThrow(() -> new IllegalStateException("nobody asked for " + cluster));
    }

    /// Looks once. Where selectors see live roles, the load balancers are looked at when it is known who leads: what
    /// they should serve follows from that.
    public Status take() throws InterruptedException {
        try (Tasks<String, TopologySnapshot> surveys = Tasks.begin(
                clusters.keySet(), Nodes.AT_ONCE, cluster -> access(cluster).survey())) {
            if (Pipeline.withLiveRoles(resolution).isEmpty()) {
                SequencedMap<String, Look> seen = look(balancers);
                return Status.of(resolution, surveys.results(), seen);
            }
            Map<String, TopologySnapshot> snapshots = new LinkedHashMap<>(surveys.results());
            Resolution now = under(LiveResolution.leaders(snapshots));
            snapshots.keySet().retainAll(asked);
            return Status.of(now, snapshots, look(serving(now)));
        }
    }

    /// A selector that is wrong under this leader alone leaves its service out, as the agent leaves it as it was.
    private Resolution under(Map<String, String> leaders) {
        Resolution now = Pipeline.under(leaders, resolution).resolution().orElse(resolution);
        return new Resolution(
                now.inventory(),
                now.loadBalancers().stream()
                        .filter(balancer -> resolution.loadBalancers().stream()
                                .anyMatch(there -> there.node()
                                        .name()
                                        .equals(balancer.node().name())))
                        .toList());
    }

    private List<ReachableNode> serving(Resolution now) {
        Map<String, Desired> desired =
                Pipeline.desired(now).stream().collect(Collectors.toMap(Desired::node, wanted -> wanted));
        return balancers.stream()
                .map(node -> node.with(desired.getOrDefault(node.name(), node.desired())))
                .toList();
    }

    private SequencedMap<String, Look> look(List<ReachableNode> balancers) throws InterruptedException {
        SequencedMap<String, Look> looks = new LinkedHashMap<>();
        nodes.each(balancers, Looks::look, () -> {})
                .forEach((node, result) -> looks.put(
                        node,
                        switch (result) {
                            case Nodes.Result.Done<Look>(Look look) -> look;
                            case Nodes.Result.Failed<Look>(TargetException why) ->
                                new Look.Unreachable(String.valueOf(why.getMessage()), why.mend());
                        }));
        return looks;
    }

    private static Look look(Workplace place) throws TargetException {
        Observation observed = Observer.observe(place.target(), place.site());
        List<OldWorker> old = new ArrayList<>();
        List<String> remarks = new ArrayList<>(held(place));
        new Pause(place.target(), place.site())
                .reason()
                .ifPresent(
                        reason -> remarks.add("paused: " + reason + "; its agent applies nothing until pgsvc resume"));
        if (observed.running().isPresent()) {
            oldWorkers(place, observed.running().get(), old, remarks);
        }
        return new Look.Seen(observed, Planner.plan(place.desired(), observed, false), old, remarks);
    }

    /// Whoever may not look into pgsvc's folder there is told nothing of it; a hold lasts for seconds.
    private static List<String> held(Workplace place) throws TargetException {
        try {
            return new LeaseFile(place.target(), place.site().state())
                    .read().stream().map(Lease::words).toList();
        } catch (TargetException e) {
            if (e.isGone()) {
                throw e;
            }
            return List.of();
        }
    }

    /// That a node does not tell of them is no reason to tell nothing of it.
    private static void oldWorkers(Workplace place, Running running, List<OldWorker> old, List<String> remarks)
            throws TargetException {
        try {
            old.addAll(new OldWorkers(place.target(), place.site()).look(running));
        } catch (TargetException e) {
            if (e.isGone()) {
                throw e;
            }
            remarks.add("its old workers cannot be asked for: " + e.getMessage());
        }
    }
}
