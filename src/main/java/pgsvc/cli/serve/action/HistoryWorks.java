package pgsvc.cli.serve.action;

import java.util.List;
import java.util.Map;
import pgsvc.apply.Generation;
import pgsvc.apply.History;
import pgsvc.apply.Replaced;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.nodes.Nodes;
import pgsvc.cli.nodes.ReachableNode;
import pgsvc.cli.view.Printed;
import pgsvc.cli.view.plan.GenerationJson;
import pgsvc.cli.view.plan.HistoryJson;

/// What was applied to a node, asked of the node itself.
///
/// @param ground its inventory and nodes
record HistoryWorks(Ground ground) {

    /// The generations that are kept there.
    String of(String node) throws CommandException {
        List<Generation> generations = ask(node, place -> new History(place.target(), place.site()).generations());
        return Printed.text(out -> new HistoryJson(out).print(Map.of(node, generations)));
    }

    /// What one of them changed.
    ///
    /// @throws CommandException also when that is not kept
    String of(String node, int generation) throws CommandException {
        List<Replaced> files = ask(node, place -> new History(place.target(), place.site()).changedBy(generation));
        if (files.isEmpty()) {
            throw CommandException.usage("Generation " + generation + " of " + node + " is not kept.");
        }
        return Printed.text(new GenerationJson(node, generation, files)::print);
    }

    private <T> T ask(String node, Nodes.Work<T> work) throws CommandException {
        List<ReachableNode> named =
                ground.nodes().stream().filter(one -> one.name().equals(node)).toList();
        if (named.isEmpty()) {
            throw CommandException.usage("There is no load balancer " + node + ".");
        }
        return switch (new Nodes(ground.session().environment())
                .run(named, work)
                .get(node)) {
            case Nodes.Result.Done<T>(T value) -> value;
            case Nodes.Result.Failed<T>(var why) ->
                throw CommandException.failed(node + ": " + why.getMessage() + ". " + why.mend());
            case null -> throw new IllegalStateException("nothing came of " + node);
        };
    }
}
