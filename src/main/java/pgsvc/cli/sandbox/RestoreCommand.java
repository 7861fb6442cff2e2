package pgsvc.cli.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.resolve.Resolution;
import pgsvc.sandbox.layout.Layout;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.process.Part;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc sandbox restore`: starts what was killed.
final class RestoreCommand implements Command {
    @Override
    public String name() {
        return "restore";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(name(), "Start whatever does not run, and wait until it serves.")
                .addOption(SandboxContext.node("Which node. Default: all."))
                .addOption(SandboxContext.dir());
        return Options.examples(spec, "  pgsvc sandbox restore");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        return SandboxContext.with(parsed, session, sandbox -> {
            List<Node> nodes = nodes(parsed, sandbox.layout());
            Optional<Resolution> inventory = SandboxContext.inventory(parsed, session);
            if (inventory.isEmpty()) {
                return ExitCode.INVENTORY;
            }
            Map<Node, Set<Part>> started = sandbox.restore(nodes, inventory.get(), session::say);
            started.forEach((node, parts) -> session.out().println(node.name() + ": " + told(parts)));
            return ExitCode.DONE;
        });
    }

    private static List<Node> nodes(ParseResult parsed, Layout layout) throws CommandException {
        Optional<String> named = Options.given(parsed, "--node");
        return named.isPresent() ? List.of(SandboxContext.node(named.get(), layout)) : layout.nodes();
    }

    private static String told(Set<Part> started) {
        return started.isEmpty()
                ? "all runs"
                : "started " + started.stream().map(Part::word).collect(Collectors.joining(", "));
    }
}
