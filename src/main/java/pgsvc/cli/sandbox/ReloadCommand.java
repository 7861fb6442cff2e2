package pgsvc.cli.sandbox;

import java.util.Optional;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.cli.topology.LiveResolution;
import pgsvc.resolve.Resolution;
import pgsvc.sandbox.balancer.Balancers;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc sandbox reload`: what the inventory says now.
final class ReloadCommand implements Command {
    @Override
    public String name() {
        return "reload";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                        name(),
                        "Read the sandbox's inventory again, and give each HAProxy what it says.",
                        "A HAProxy that refuses serves on what it did.")
                .addOption(SandboxContext.dir());
        return Options.examples(spec, "  pgsvc sandbox reload");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        return SandboxContext.with(parsed, session, sandbox -> {
            Optional<Resolution> declared = SandboxContext.inventory(parsed, session);
            Optional<Resolution> served =
                    declared.isEmpty() ? Optional.empty() : LiveResolution.of(declared.get(), parsed, session);
            if (served.isEmpty()) {
                return ExitCode.INVENTORY;
            }
            sandbox.reload(served.get())
                    .forEach((node, outcome) -> session.out().println(node.name() + ": " + told(outcome)));
            return ExitCode.DONE;
        });
    }

    private static String told(Balancers.Outcome outcome) {
        return switch (outcome) {
            case RELOADED -> "reloaded";
            case UNCHANGED -> "unchanged";
        };
    }
}
