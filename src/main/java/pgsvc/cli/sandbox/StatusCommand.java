package pgsvc.cli.sandbox;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.cli.view.sandbox.StatusJson;
import pgsvc.cli.view.sandbox.StatusText;
import pgsvc.resolve.Resolution;
import pgsvc.sandbox.SandboxStatus;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc sandbox status`: how it is.
final class StatusCommand implements Command {
    private static final Map<String, BiConsumer<SandboxStatus, Session>> FORMATS = Map.of(
            "text", (status, session) -> new StatusText(session.out()).print(status),
            "json", (status, session) -> new StatusJson(session.out()).print(status));

    @Override
    public String name() {
        return "status";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                        name(),
                        "Show who leads, what runs, and which instance answers at each service of each node.",
                        "The answers are those of a query through each port.")
                .addOption(Options.format("text", "json"))
                .addOption(SandboxContext.dir());
        return Options.examples(spec, "  pgsvc sandbox status");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        BiConsumer<SandboxStatus, Session> format = Options.oneOf(parsed, "-o", FORMATS, "text");
        return SandboxContext.with(parsed, session, sandbox -> {
            Optional<Resolution> inventory = SandboxContext.inventory(parsed, session);
            if (inventory.isEmpty()) {
                return ExitCode.INVENTORY;
            }
            format.accept(sandbox.status(inventory.get()), session);
            return ExitCode.DONE;
        });
    }
}
