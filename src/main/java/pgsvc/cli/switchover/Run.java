package pgsvc.cli.switchover;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.Session;
import pgsvc.cli.command.Termination;
import pgsvc.cli.nodes.Nodes;
import pgsvc.cli.nodes.ReachableNode;
import pgsvc.cli.nodes.Workplace;
import pgsvc.cli.topology.DeclaredAccess;
import pgsvc.cli.view.switchover.SwitchoverText;
import pgsvc.hint.Fronted;
import pgsvc.model.Cluster;
import pgsvc.resolve.LoadBalancer;
import pgsvc.resolve.Resolution;
import pgsvc.switchover.Readiness;
import pgsvc.switchover.course.BalancerEnd;
import pgsvc.switchover.course.BalancerPart;
import pgsvc.switchover.course.Conductor;
import pgsvc.switchover.course.Ending;
import pgsvc.switchover.course.Passage;
import pgsvc.target.TargetException;
import pgsvc.topology.ApiAddress;
import pgsvc.topology.TopologySource;
import pgsvc.topology.patroni.PatroniRest;
import pgsvc.topology.rest.Limits;
import pgsvc.topology.watch.SteadyClock;

/// One switchover: the load balancers all at the same time, and Patroni.
final class Run {
    /// A Patroni that takes longer counts as silent for a moment.
    private static final Limits QUICK = new Limits(Duration.ofMillis(500), Duration.ofSeconds(1), 1 << 18);

    private final Cluster cluster;
    private final Resolution serving;
    private final DeclaredAccess access;
    private final Settings settings;
    private final SwitchoverText view;
    private final Session session;

    Run(
            Cluster cluster,
            Resolution serving,
            DeclaredAccess access,
            Settings settings,
            SwitchoverText view,
            Session session) {
        this.cluster = cluster;
        this.serving = serving;
        this.access = access;
        this.settings = settings;
        this.view = view;
        this.session = session;
    }

    /// @return what to exit with
    int of(Readiness.Ready who, List<ReachableNode> nodes) throws CommandException {
        ApiAddress leader = who.leader()
                .api()
                .orElseThrow(() -> CommandException.failed(
                        "Patroni does not list where " + who.leader().name() + "'s REST API is. Nothing was changed."));
        TopologySource.Opener members = access.within(QUICK)::open;
        try (PatroniRest rest = access.rest(leader);
                Passage passage = new Passage(
                        who.leader().name(), who.candidate().name(), nodes.size(), view, new SteadyClock());
                Termination _ = Termination.calls(ExitCode.INTERRUPTED, () -> passage.end(new Ending.Interrupted()))) {
            passage.watch(cluster.name(), access.seeds(), members);
            Thread.ofPlatform().name("patroni").daemon().start(() -> conduct(passage, rest));
            Map<String, Nodes.Result<BalancerEnd>> ends = new Nodes(session.environment())
                    .together(nodes, place -> part(place, members, passage), passage::leave);
            passage.awaitEnd();
            view.ends(cluster.name(), passage, balancers(ends));
            return exitCode(passage, ends);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw CommandException.failed("interrupted; see who leads: pgsvc topology " + cluster.name());
        }
    }

    private void conduct(Passage passage, PatroniRest leader) {
        try {
            new Conductor(passage, leader, settings.patience()).conduct();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            passage.end(new Ending.Late("pgsvc ended before Patroni did"));
        }
    }

    private BalancerEnd part(Workplace place, TopologySource.Opener members, Passage passage)
            throws TargetException, InterruptedException {
        LoadBalancer balancer = balancer(place.target().name());
        return BalancerPart.at(
                        place.target(),
                        place.site(),
                        fronted(balancer),
                        Fronted.followers(balancer, cluster.name()),
                        members,
                        passage,
                        view)
                .take(place.site().state(), settings.hold());
    }

    private LoadBalancer balancer(String node) {
        return serving.loadBalancers().stream()
                .filter(balancer -> balancer.node().name().equals(node))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(node + " does not serve " + cluster.name()));
    }

    private Fronted fronted(LoadBalancer balancer) {
        return Fronted.of(balancer).stream()
                .filter(fronted -> fronted.cluster().equals(cluster.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing of " + cluster.name() + " is served there"));
    }

    private static Map<String, SwitchoverText.Balancer> balancers(Map<String, Nodes.Result<BalancerEnd>> ends) {
        Map<String, SwitchoverText.Balancer> balancers = new LinkedHashMap<>();
        ends.forEach((node, end) -> balancers.put(
                node,
                switch (end) {
                    case Nodes.Result.Done<BalancerEnd>(BalancerEnd done) -> new SwitchoverText.Reached(done);
                    case Nodes.Result.Failed<BalancerEnd>(TargetException why) ->
                        new SwitchoverText.Lost(why.getMessage() + ". " + why.mend());
                }));
        return balancers;
    }

    private static int exitCode(Passage passage, Map<String, Nodes.Result<BalancerEnd>> ends) {
        return switch (passage.ending().orElseThrow()) {
            case Ending.Led _ -> ends.values().stream().allMatch(Run::isWell) ? ExitCode.DONE : ExitCode.STRANDED;
            case Ending.Refused _, Ending.Late _ ->
                passage.leaders().equals(List.of(passage.leader())) ? ExitCode.FAILED : ExitCode.STRANDED;
            case Ending.Interrupted _ -> ExitCode.INTERRUPTED;
        };
    }

    /// What was not reached at all is told, and decides nothing.
    private static boolean isWell(Nodes.Result<BalancerEnd> end) {
        return !(end instanceof Nodes.Result.Done<BalancerEnd>(BalancerEnd done))
                || done.serves().isPresent();
    }
}
