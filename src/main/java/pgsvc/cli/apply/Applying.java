package pgsvc.cli.apply;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import pgsvc.apply.Outcome;
import pgsvc.apply.Transaction;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.Session;
import pgsvc.cli.nodes.Nodes;
import pgsvc.cli.nodes.ReachableNode;
import pgsvc.cli.nodes.Workplace;
import pgsvc.cli.view.plan.PlanText;
import pgsvc.hold.Release;
import pgsvc.observe.Observation;
import pgsvc.observe.Observer;
import pgsvc.observe.Running;
import pgsvc.plan.Guard;
import pgsvc.plan.Plan;
import pgsvc.plan.change.Activation;
import pgsvc.target.Target;
import pgsvc.target.TargetException;

/// Carries plans out, node by node or many at once, and returns what came of them.
public final class Applying {
    private final Manner manner;
    private final Session session;

    public Applying(Manner manner, Session session) {
        this.manner = manner;
        this.session = session;
    }

    /// Makes a node's plan, once its lock is taken.
    public interface Making {
        Plan plan(Workplace place, Observation observed) throws TargetException;
    }

    /// Does it, and returns when it is done.
    ///
    /// @return what came of each node
    /// @throws CommandException when it was interrupted
    public Map<String, Outcome> carryOut(List<ReachableNode> nodes, Making making) throws CommandException {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        Progress progress = new Progress(session, nodes.size());
        try {
            for (List<ReachableNode> batch : manner.batches(nodes)) {
                if (failures(outcomes) < manner.mostFailures()) {
                    outcomes.putAll(batch(batch, making, progress));
                } else {
                    batch.forEach(node ->
                            outcomes.put(node.name(), new Outcome.Skipped("others failed before it was begun.")));
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw CommandException.failed("interrupted. What was begun is finished or undone by the next apply.");
        }
        progress.end();
        return outcomes;
    }

    /// Goes on until no worker is left that a reload of these nodes left behind, or a person ends it.
    public void follow(List<ReachableNode> nodes, Map<String, Outcome> outcomes) throws CommandException {
        new Following(session)
                .follow(nodes.stream()
                        .filter(node -> isReloaded(Objects.requireNonNull(outcomes.get(node.name()))))
                        .toList());
    }

    private static boolean isReloaded(Outcome outcome) {
        return outcome instanceof Outcome.Applied applied && applied.activation() instanceof Activation.Reload;
    }

    private Map<String, Outcome> batch(List<ReachableNode> nodes, Making making, Progress progress)
            throws InterruptedException {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        new Nodes(session.environment())
                .each(nodes, place -> one(place, making), progress::done)
                .forEach((node, result) -> outcomes.put(
                        node,
                        switch (result) {
                            case Nodes.Result.Done<Outcome>(Outcome outcome) -> outcome;
                            case Nodes.Result.Failed<Outcome>(var why) ->
                                new Outcome.Skipped(why.getMessage() + ". " + why.mend());
                        }));
        return outcomes;
    }

    private Outcome one(Workplace place, Making making) throws TargetException, InterruptedException {
        Target target = place.target();
        Transaction transaction = new Transaction(target, place.site(), manner.author(), manner.way());
        transaction.begin().ifPresent(undone -> session.say(target.name() + ": " + undone + "."));
        Observation observed = Observer.observe(target, place.site());
        takeBackHold(place, observed);
        Plan plan = making.plan(place, observed);
        if (manner.shown()) {
            show(plan);
        }
        Optional<Guard> guard = plan.guards().stream()
                .filter(g -> !(g.forceable() && manner.forced()))
                .findFirst();
        if (guard.isPresent()) {
            return new Outcome.Skipped(guard.get().what() + ". " + guard.get().mend());
        }
        Outcome outcome = transaction.apply(plan, observed);
        if (isReloaded(outcome) && observed.running().isPresent()) {
            new Following(session).look(place, observed.running().get());
        }
        return outcome;
    }

    /// The lock was free, so that whoever let connections wait is gone.
    private void takeBackHold(Workplace place, Observation observed) throws TargetException {
        Optional<String> socket =
                observed.running().filter(haproxy -> !haproxy.isSilent()).map(Running::statsSocket);
        Release.leftover(place.target(), place.site().state(), socket)
                .ifPresent(lease -> session.say(place.target().name() + ": new connections to "
                        + String.join(" and ", lease.sections()) + " go on; " + lease.owner()
                        + ", had let them wait, and is gone."));
    }

    /// One node's after the other's, though many are worked on at once.
    private synchronized void show(Plan plan) {
        new PlanText(session.out()).print(List.of(plan), true);
    }

    private static int failures(Map<String, Outcome> outcomes) {
        return (int) outcomes.values().stream()
                .filter(outcome -> switch (outcome) {
                    case Outcome.Applied _, Outcome.Unchanged _ -> false;
                    case Outcome.Skipped _, Outcome.RolledBack _, Outcome.Stranded _ -> true;
                })
                .count();
    }

    /// What a command exits with: the worst that happened.
    public static int exitCode(Map<String, Outcome> outcomes) {
        return outcomes.values().stream()
                .mapToInt(outcome -> switch (outcome) {
                    case Outcome.Applied _, Outcome.Unchanged _ -> ExitCode.DONE;
                    case Outcome.Skipped _ -> ExitCode.FAILED;
                    case Outcome.RolledBack _ -> ExitCode.ROLLED_BACK;
                    case Outcome.Stranded _ -> ExitCode.STRANDED;
                })
                .max()
                .orElse(ExitCode.DONE);
    }
}
