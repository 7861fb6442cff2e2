package pgsvc.cli.target;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import pgsvc.apply.Author;
import pgsvc.apply.Outcome;
import pgsvc.apply.Transaction;
import pgsvc.apply.running.ReloadWay;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.cli.nodes.Nodes;
import pgsvc.cli.nodes.ReachableNode;
import pgsvc.cli.nodes.Workplace;
import pgsvc.cli.view.plan.OutcomeText;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Carries plans out, node by node or many at once, and tells what came of them.
final class Applying {
    private static final Map<String, ReloadWay> WAYS = Map.of(
            "found out", ReloadWay.FOUND_OUT,
            "master", ReloadWay.MASTER,
            "systemd", ReloadWay.SYSTEMD,
            "signal", ReloadWay.SIGNAL);

    private final ParseResult parsed;
    private final Session session;
    private final Author author;

    Applying(ParseResult parsed, Session session) {
        this.parsed = parsed;
        this.session = session;
        this.author = Author.now(Options.given(parsed, "-m").orElse(""));
    }

    /// Makes a node's plan, once its lock is taken.
    interface Making {
        Plan plan(Workplace place, Observation observed) throws TargetException;
    }

    /// The options of all commands that change nodes.
    static CommandSpec options(CommandSpec spec) {
        return spec.addOption(Options.flag("--force", "Also where a plan refuses itself: see pgsvc plan."))
                .addOption(Options.value("WHY", "What the history shall say.", "-m", "--message"))
                .addOption(Options.flag("-D", "Show what changes in each file.", "--diff"))
                .addOption(Options.value(
                        "N", "Work on N nodes first, and on the others only when these went well.", "--canary"))
                .addOption(Options.value("N", "Work on the others N at a time. Default: 32.", "--batch"))
                .addOption(Options.value(
                        "N", "Begin no further batch once this many nodes failed. Default: 1.", "--max-failures"))
                .addOption(Options.value(
                        "HOW",
                        "How HAProxy is reloaded: master (its socket), systemd or signal. Default: found out.",
                        "--reload"))
                .addOption(Options.flag(
                        "--follow",
                        "Go on until the workers that reloads left behind are gone, and end sessions there whose "
                                + "server goes down."));
    }

    /// @return what to exit with
    int run(List<ReachableNode> nodes, Making making) throws CommandException {
        ReloadWay way = Options.oneOf(parsed, "--reload", WAYS, "found out");
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        int most = Options.number(parsed, "--max-failures").orElse(1);
        Progress progress = new Progress(session, nodes.size());
        try {
            for (List<ReachableNode> batch : batches(nodes)) {
                if (failures(outcomes) < most) {
                    outcomes.putAll(batch(batch, making, way, progress));
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
        new OutcomeText(session.out()).print(outcomes);
        session.out().flush();
        if (Options.isSet(parsed, "--follow")) {
            new Following(session).follow(reloaded(nodes, outcomes));
        }
        return exitCode(outcomes);
    }

    private static List<ReachableNode> reloaded(List<ReachableNode> nodes, Map<String, Outcome> outcomes) {
        return nodes.stream()
                .filter(node -> isReloaded(Objects.requireNonNull(outcomes.get(node.name()))))
                .toList();
    }

    private static boolean isReloaded(Outcome outcome) {
        return outcome instanceof Outcome.Applied applied && applied.activation() instanceof Activation.Reload;
    }

    private List<List<ReachableNode>> batches(List<ReachableNode> nodes) throws CommandException {
        int size = Math.max(1, Options.number(parsed, "--batch").orElse(Nodes.AT_ONCE));
        int from = Math.min(Options.number(parsed, "--canary").orElse(0), nodes.size());
        List<List<ReachableNode>> batches = new ArrayList<>();
        if (from > 0) {
            batches.add(nodes.subList(0, from));
        }
        for (; from < nodes.size(); from += size) {
            batches.add(nodes.subList(from, Math.min(nodes.size(), from + size)));
        }
        return batches;
    }

    private Map<String, Outcome> batch(List<ReachableNode> nodes, Making making, ReloadWay way, Progress progress)
            throws InterruptedException {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        new Nodes(session.environment())
                .each(nodes, place -> one(place, making, way), progress::done)
                .forEach((node, result) -> outcomes.put(
                        node,
                        switch (result) {
                            case Nodes.Result.Done<Outcome>(Outcome outcome) -> outcome;
                            case Nodes.Result.Failed<Outcome>(var why) ->
                                new Outcome.Skipped(why.getMessage() + ". " + why.mend());
                        }));
        return outcomes;
    }

    private Outcome one(Workplace place, Making making, ReloadWay way) throws TargetException, InterruptedException {
        Target target = place.target();
        Transaction transaction = new Transaction(target, place.site(), author, way);
        transaction.begin().ifPresent(undone -> session.say(target.name() + ": " + undone + "."));
        Observation observed = Observer.observe(target, place.site());
        takeBackHold(place, observed);
        Plan plan = making.plan(place, observed);
        if (Options.isSet(parsed, "-D")) {
            show(plan);
        }
        Optional<Guard> guard = plan.guards().stream()
                .filter(g -> !(g.forceable() && Options.isSet(parsed, "--force")))
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

    /// The worst that happened.
    private static int exitCode(Map<String, Outcome> outcomes) {
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
