package pgsvc.cli.nodes;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pgsvc.cli.command.CommandException;
import pgsvc.concurrent.Tasks;
import pgsvc.observe.Observer;
import pgsvc.target.Target;
import pgsvc.target.TargetException;
import pgsvc.target.reach.Targets;

/// Works on many nodes at once.
public final class Nodes {
    /// Nodes that are worked on at the same time.
    public static final int AT_ONCE = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Targets targets;

    public Nodes(Map<String, String> environment) {
        this.targets = Targets.of(environment, PATIENCE);
    }

    /// The work on one node.
    public interface Work<T> {
        T on(Workplace place) throws TargetException, InterruptedException;
    }

    /// What came of it.
    public sealed interface Result<T> {
        record Done<T>(T value) implements Result<T> {}

        record Failed<T>(TargetException why) implements Result<T> {}
    }

    /// Works on each node over a connection of its own.
    ///
    /// @param done is called when one is done
    /// @return by the node's name, in the order given
    public <T> Map<String, Result<T>> each(List<ReachableNode> nodes, Work<T> work, Runnable done)
            throws InterruptedException {
        return each(nodes, AT_ONCE, work, done);
    }

    /// The same on all of them at the same time, for work that waits for each other.
    public <T> Map<String, Result<T>> together(List<ReachableNode> nodes, Work<T> work, Runnable done)
            throws InterruptedException {
        return each(nodes, Math.max(1, nodes.size()), work, done);
    }

    private <T> Map<String, Result<T>> each(List<ReachableNode> nodes, int atOnce, Work<T> work, Runnable done)
            throws InterruptedException {
        Map<String, Result<T>> results = new LinkedHashMap<>();
        try (Tasks<ReachableNode, Result<T>> all = Tasks.begin(nodes, atOnce, node -> one(node, work, done))) {
            all.results().forEach((node, result) -> results.put(node.name(), result));
        }
        return results;
    }

    /// The same for work that changes nothing.
    ///
    /// @throws CommandException when it is interrupted
    public <T> Map<String, Result<T>> run(List<ReachableNode> nodes, Work<T> work) throws CommandException {
        try {
            return each(nodes, work, () -> {});
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw CommandException.failed("interrupted; nothing was changed.");
        }
    }

    private <T> Result<T> one(ReachableNode node, Work<T> work, Runnable done) throws InterruptedException {
        try (Target target = targets.open(node.name(), node.connection())) {
            return new Result.Done<>(
                    work.on(new Workplace(target, Observer.site(target, node.folder()), node.desired(), node.base())));
        } catch (TargetException e) {
            return new Result.Failed<>(e);
        } finally {
            done.run();
        }
    }
}
