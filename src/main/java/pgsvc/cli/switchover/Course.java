package pgsvc.cli.switchover;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.Session;
import pgsvc.cli.nodes.Nodes;
import pgsvc.cli.nodes.ReachableNode;
import pgsvc.cli.nodes.Workplace;
import pgsvc.cli.topology.DeclaredAccess;
import pgsvc.cli.view.switchover.CourseEnd;
import pgsvc.hint.Fronted;
import pgsvc.model.Cluster;
import pgsvc.resolve.LoadBalancer;
import pgsvc.resolve.Resolution;
import pgsvc.switchover.Readiness;
import pgsvc.switchover.course.BalancerEnd;
import pgsvc.switchover.course.BalancerPart;
import pgsvc.switchover.course.Conductor;
import pgsvc.switchover.course.CourseListener;
import pgsvc.switchover.course.Ending;
import pgsvc.switchover.course.Passage;
import pgsvc.target.TargetException;
import pgsvc.topology.ApiAddress;
import pgsvc.topology.TopologySource;
import pgsvc.topology.patroni.PatroniRest;
import pgsvc.topology.rest.Limits;
import pgsvc.topology.watch.SteadyClock;

/// One switchover: the load balancers all at the same time, and Patroni.
public final class Course {
    /// A Patroni that takes longer counts as silent for a moment.
    private static final Limits QUICK = new Limits(Duration.ofMillis(500), Duration.ofSeconds(1), 1 << 18);

    private final Cluster cluster;
    private final Resolution serving;
    private final DeclaredAccess access;
    private final Settings settings;
    private final CourseListener listener;
    private final Session session;

    Course(
            Cluster cluster,
            Resolution serving,
            DeclaredAccess access,
            Settings settings,
            CourseListener listener,
            Session session) {
        this.cluster = cluster;
        this.serving = serving;
        this.access = access;
        this.settings = settings;
        this.listener = listener;
        this.session = session;
    }

    /// Whoever may end it before.
    public interface Interrupts {
        /// From now on, until what comes back is closed.
        ///
        /// @param stop asks the course to end; returns at once
        Over call(Runnable stop);

        /// That nobody may any more.
        interface Over extends AutoCloseable {
            @Override
            void close();
        }
    }

    /// Does it, and returns when it has ended.
    ///
    /// @param told hears how it ended while it can still be interrupted: who does so waits for that
    CourseEnd of(Readiness.Ready who, List<ReachableNode> nodes, Interrupts interrupts, Consumer<CourseEnd> told)
            throws CommandException {
        ApiAddress leader = who.leader()
                .api()
                .orElseThrow(() -> CommandException.failed(
                        "Patroni does not list where " + who.leader().name() + "'s REST API is. Nothing was changed."));
        TopologySource.Opener members = access.within(QUICK)::open;
        try (PatroniRest rest = access.rest(leader);
                Passage passage = new Passage(
                        who.leader().name(), who.candidate().name(), nodes.size(), listener, new SteadyClock());
                Interrupts.Over _ = interrupts.call(() -> passage.end(new Ending.Interrupted()))) {
            passage.watch(cluster.name(), access.seeds(), members);
            Thread.ofPlatform().name("patroni").daemon().start(() -> conduct(passage, rest));
            Map<String, Nodes.Result<BalancerEnd>> ends = new Nodes(session.environment())
                    .together(nodes, place -> part(place, members, passage), passage::leave);
            passage.awaitEnd();
            CourseEnd end = end(passage, balancers(ends));
            told.accept(end);
            return end;
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
                        listener)
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

    private static CourseEnd end(Passage passage, SequencedMap<String, CourseEnd.Balancer> balancers) {
        return new CourseEnd(
                passage.ending().orElseThrow(),
                passage.leader(),
                passage.candidate(),
                passage.leaders(),
                passage.milestones(),
                balancers);
    }

    private static SequencedMap<String, CourseEnd.Balancer> balancers(Map<String, Nodes.Result<BalancerEnd>> ends) {
        SequencedMap<String, CourseEnd.Balancer> balancers = new LinkedHashMap<>();
        ends.forEach((node, end) -> balancers.put(
                node,
                switch (end) {
                    case Nodes.Result.Done<BalancerEnd>(BalancerEnd done) -> new CourseEnd.Reached(done);
                    case Nodes.Result.Failed<BalancerEnd>(TargetException why) ->
                        new CourseEnd.Lost(why.getMessage() + ". " + why.mend());
                }));
        return balancers;
    }
}
