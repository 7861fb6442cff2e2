package pgsvc.cli.target;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.cli.nodes.ReachableNode;
import pgsvc.cli.nodes.Scope;
import pgsvc.plan.Desired;
import pgsvc.plan.Planner;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc remove CLUSTER`: takes a cluster's services away.
public final class RemoveCommand implements Command {
    @Override
    public String name() {
        return "remove";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                        name(),
                        "Take one cluster's services away, on every node of the inventory.",
                        "Only files that bear the cluster's mark go. The cluster need not be in the inventory any more; "
                                + "while it is, the next apply puts its services back.")
                .addPositional(Options.positional(0, "CLUSTER", true, "Whose services."))
                .addOption(Options.inventory())
                .addOption(Options.limit())
                .addOption(Scope.folder())
                .addOption(Scope.local());
        ApplyRun.options(spec);
        return Options.examples(spec, "  pgsvc remove pg-old -m 'gone since Monday'");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        String cluster = Options.argument(parsed, 0).orElseThrow();
        Optional<List<ReachableNode>> nodes = Scope.nodes(parsed, session, Options.given(parsed, "-l"));
        return nodes.isEmpty()
                ? ExitCode.INVENTORY
                : new ApplyRun(parsed, session)
                        .of(
                                nodes.get(),
                                (place, observed) -> Planner.plan(
                                        new Desired(place.desired().node(), List.of(), Set.of(cluster)),
                                        observed,
                                        false));
    }
}
