package pgsvc.cli.target;

import java.util.List;
import java.util.Optional;
import pgsvc.cli.apply.Planning;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.cli.nodes.ReachableNode;
import pgsvc.cli.nodes.Scope;
import pgsvc.cli.saved.PlanFile;
import pgsvc.cli.topology.PatroniOptions;
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
                        + "is not as meant, all is taken back.",
                "In the place of CLUSTER may stand a FILE that plan --out saved (it has a slash in it, or ends in .plan or "
                        + ".json): exactly that plan is carried out, on each node that is still as it was then.");
        PatroniOptions.on(Planning.options(ApplyRun.options(Scope.options(spec))))
                .addOption(Options.flag("-C", "Change nothing, only say what would be: pgsvc plan.", "--check"));
        return Options.examples(
                spec,
                "  pgsvc apply -i pigsty.yml -m 'more replicas'",
                "  pgsvc apply pg-test 10.10.10.12",
                "  pgsvc apply --canary 1",
                "  pgsvc apply tonight.plan -i pigsty.yml");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        Optional<String> argument = Options.argument(parsed, 0);
        if (argument.filter(PlanFile::isMeant).isPresent()) {
            return new ApplyFile(parsed, session, new PlanFile(argument.get())).run();
        }
        try {
            return Options.isSet(parsed, "-C") ? PlanCommand.check(parsed, session) : apply(parsed, session);
        } catch (CommandException e) {
            throw argument.map(PlanFile::new)
                    .filter(PlanFile::exists)
                    .map(file -> file.insteadOf(e))
                    .orElse(e);
        }
    }

    private static int apply(ParseResult parsed, Session session) throws CommandException {
        Optional<List<ReachableNode>> nodes = Scope.nodesNow(parsed, session);
        if (nodes.isEmpty()) {
            return ExitCode.INVENTORY;
        }
        Planning planning = Planning.of(parsed);
        return new ApplyRun(parsed, session).of(nodes.get(), planning::plan);
    }
}
