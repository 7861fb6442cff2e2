package pgsvc.cli.switchover;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.Session;
import pgsvc.cli.nodes.ReachableNode;
import pgsvc.cli.topology.DeclaredAccess;
import pgsvc.cli.view.switchover.CourseEnd;
import pgsvc.model.Cluster;
import pgsvc.model.Instance;
import pgsvc.resolve.Resolution;
import pgsvc.switchover.Candidates;
import pgsvc.switchover.Effect;
import pgsvc.switchover.Readiness;
import pgsvc.switchover.course.CourseListener;
import pgsvc.topology.TopologySnapshot;
import picocli.CommandLine.ParseResult;

/// A switchover that somebody thinks of: who leads as its members say, who may lead next, and what that means.
///
/// @param resolution the whole inventory
/// @param live as its members say now
public record Proposal(Cluster cluster, Resolution resolution, DeclaredAccess access, TopologySnapshot live) {

    /// Asks the members.
    public static Proposal of(Cluster cluster, Resolution resolution, ParseResult parsed, Session session)
            throws CommandException {
        DeclaredAccess access = DeclaredAccess.of(cluster, parsed, session);
        try {
            return new Proposal(cluster, resolution, access, access.survey());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw CommandException.failed("interrupted; nothing was changed.");
        }
    }

    /// What the load balancers serve that take part.
    public static Resolution serving(Cluster cluster, Resolution resolution) {
        return resolution.serving(Set.of(cluster.name()));
    }

    /// Whether it may be asked for.
    public Readiness choose(Settings settings) {
        return new Candidates(cluster.name(), live, names(cluster), settings.maxLag()).choose(settings.to());
    }

    private static Set<String> names(Cluster cluster) {
        return cluster.instances().stream().map(Instance::name).collect(Collectors.toSet());
    }

    /// What each service loses by it.
    public List<Effect> effects(Readiness.Ready ready) {
        return Effect.of(
                resolution,
                cluster,
                live,
                ready.leader().name(),
                ready.candidate().name());
    }

    /// Does it, and returns when it has ended.
    ///
    /// @param nodes the load balancers that take part
    /// @param interrupts may end it before
    /// @param told hears how it ended while it can still be interrupted
    public CourseEnd carryOut(
            Readiness.Ready ready,
            Settings settings,
            List<ReachableNode> nodes,
            CourseListener listener,
            Session session,
            Course.Interrupts interrupts,
            Consumer<CourseEnd> told)
            throws CommandException {
        return new Course(cluster, serving(cluster, resolution), access, settings, listener, session)
                .of(ready, nodes, interrupts, told);
    }
}
