package pgsvc.cli.target;

import java.util.List;
import java.util.Optional;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.plan.Planner;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc apply`: brings each node to where it should be, as a transaction.
public final class ApplyCommand implements Command {
    @Override
    public String name() {
        return "apply";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                name(),
                "Bring each node's HAProxy to what the inventory says: all of it, or nothing.",
                "The files are staged beside those that are there and checked by the node's own HAProxy, then put in "
                        + "place one by one, brought into force in the least disruptive way, and looked at; when anything "
                        + "is not as meant, all is taken back.");
        Applying.options(Scope.options(spec))
                .addOption(Options.flag("--adopt", "Take over files of the inventory's clusters that Ansible left."))
                .addOption(Options.flag("-C", "Change nothing, only say what would be: pgsvc plan.", "--check"));
        return Options.examples(
                spec,
                "  pgsvc apply -i pigsty.yml -m 'more replicas'",
                "  pgsvc apply pg-test 10.10.10.12",
                "  pgsvc apply --canary 1");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        if (Options.isSet(parsed, "-C")) {
            return new PlanCommand().run(parsed, session);
        }
        Optional<List<ReachableNode>> nodes = Scope.nodes(parsed, session);
        if (nodes.isEmpty()) {
            return ExitCode.INVENTORY;
        }
        boolean adopt = Options.isSet(parsed, "--adopt");
        return new Applying(parsed, session)
                .run(nodes.get(), (place, observed) -> Planner.plan(place.desired(), observed, adopt));
    }
}
