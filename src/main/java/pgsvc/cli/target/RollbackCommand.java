package pgsvc.cli.target;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import pgsvc.apply.Generation;
import pgsvc.apply.History;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.cli.nodes.ReachableNode;
import pgsvc.cli.nodes.Scope;
import pgsvc.observe.Observation;
import pgsvc.observe.Site;
import pgsvc.plan.Plan;
import pgsvc.plan.RollbackPlanner;
import pgsvc.target.Target;
import pgsvc.target.TargetException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc rollback`: back to an earlier generation.
public final class RollbackCommand implements Command {
    @Override
    public String name() {
        return "rollback";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                name(),
                "Lead each node back to what it served before the last apply.",
                "It is an apply like any other, with a generation of its own; the inventory stays as it is, so that the "
                        + "next apply goes forward again. Files that were changed by hand since are put back too.");
        ApplyRun.options(Scope.options(spec))
                .addOption(Options.value(
                        "N", "Back to what generation N left; see pgsvc history. 0 is before the first.", "--to"));
        return Options.examples(spec, "  pgsvc rollback pg-test", "  pgsvc rollback -l 10.10.10.11 --to 4");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        OptionalInt to = Options.number(parsed, "--to");
        Optional<List<ReachableNode>> nodes = Scope.nodes(parsed, session);
        return nodes.isEmpty()
                ? ExitCode.INVENTORY
                : new ApplyRun(parsed, session)
                        .of(nodes.get(), (place, observed) -> plan(place.target(), place.site(), observed, to));
    }

    private static Plan plan(Target target, Site site, Observation observed, OptionalInt to) throws TargetException {
        History history = new History(target, site);
        List<Generation> applied =
                history.generations().stream().filter(Generation::isApplied).toList();
        int last = applied.isEmpty() ? 0 : applied.getFirst().number();
        int oldest = applied.isEmpty() ? 0 : applied.getLast().number();
        int wanted = to.orElse(last - 1);
        if (applied.isEmpty() || wanted >= last || wanted < oldest - 1) {
            throw TargetException.refused(
                    applied.isEmpty()
                            ? "nothing was applied to " + target.name() + " that is kept"
                            : "generation " + wanted + " of " + target.name() + " is not kept, or is the last",
                    applied.isEmpty()
                            ? "Apply."
                            : "Name one from " + (oldest - 1) + " to " + (last - 1) + " with --to.");
        }
        return RollbackPlanner.plan(history.after(wanted), observed);
    }
}
