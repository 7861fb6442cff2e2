package pgsvc.cli.target;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import pgsvc.cli.command.CommandException;
import pgsvc.observe.Observer;
import pgsvc.target.Target;
import pgsvc.target.TargetException;
import pgsvc.target.reach.Targets;

/// Works on many nodes at once, each on a thread of the system: one of those that wait for virtual threads would delay
/// the end of the program by 0.3 s (the virtual machine gives threads in native code that long).
public final class Nodes {
    /// Nodes that are worked on at the same time.
    static final int AT_ONCE = 32;
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
        List<Callable<Result<T>>> tasks = new ArrayList<>();
        for (ReachableNode node : nodes) {
            tasks.add(() -> {
                try {
                    return one(node, work);
                } finally {
                    done.run();
                }
            });
        }
        Map<String, Result<T>> results = new LinkedHashMap<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Result<T>>> all = executor.invokeAll(tasks);
            for (int i = 0; i < all.size(); i++) {
                results.put(nodes.get(i).name(), all.get(i).get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return results;
    }

    /// The same for work that changes nothing.
    ///
    /// @throws CommandException when it is interrupted
    <T> Map<String, Result<T>> run(List<ReachableNode> nodes, Work<T> work) throws CommandException {
        try {
            return each(nodes, work, () -> {});
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw CommandException.failed("interrupted; nothing was changed.");
        }
    }

    private <T> Result<T> one(ReachableNode node, Work<T> work) throws InterruptedException {
        try (Target target = targets.open(node.name(), node.connection())) {
            return new Result.Done<>(
                    work.on(new Workplace(target, Observer.site(target, node.folder()), node.desired(), node.base())));
        } catch (TargetException e) {
            return new Result.Failed<>(e);
        }
    }
}
