package pgsvc.cli.target;

import java.util.List;
import java.util.Optional;
import pgsvc.apply.Author;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.cli.nodes.Gathered;
import pgsvc.cli.nodes.Nodes;
import pgsvc.cli.nodes.ReachableNode;
import pgsvc.cli.nodes.Scope;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc pause` and `resume`: whether the agents of nodes apply anything.
public final class PauseCommand implements Command {
    private final boolean begins;

    private PauseCommand(boolean begins) {
        this.begins = begins;
    }

    /// `pgsvc pause`.
    public static Command pause() {
        return new PauseCommand(true);
    }

    /// `pgsvc resume`.
    public static Command resume() {
        return new PauseCommand(false);
    }

    @Override
    public String name() {
        return begins ? "pause" : "resume";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Scope.options(Options.command(
                name(),
                begins
                        ? "Let the agents of nodes apply nothing until pgsvc resume."
                        : "Let the agents of nodes apply changes again.",
                "A pause is a file on the node, which may be made by hand, too: .pgsvc/pause in HAProxy's folder. Hints go "
                        + "on, and so do apply and all other commands by hand. pgsvc status shows it."));
        if (begins) {
            spec.addOption(Options.value("WHY", "What status and the agent's log shall say.", "-m", "--message"));
        }
        return Options.examples(
                spec,
                begins ? "  pgsvc pause pg-test -m 'maintenance until four'" : "  pgsvc resume pg-test",
                "  pgsvc " + name() + " -l 10.10.10.11 --local");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        Optional<List<ReachableNode>> nodes = Scope.nodes(parsed, session);
        if (nodes.isEmpty()) {
            return ExitCode.INVENTORY;
        }
        AgentPause pause =
                new AgentPause(begins, Author.now(Options.given(parsed, "-m").orElse("")));
        Gathered<String> said = Gathered.of(new Nodes(session.environment()).run(nodes.get(), pause::on), session);
        said.values().forEach((node, words) -> session.out().println(node + ": " + words));
        return said.failed() ? ExitCode.FAILED : ExitCode.DONE;
    }
}
