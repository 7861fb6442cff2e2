package pgsvc.cli.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.load.ServicePort;
import pgsvc.resolve.Resolution;
import pgsvc.sandbox.Services;
import pgsvc.sandbox.part.Database;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc sandbox psql`: psql through a service.
final class PsqlCommand implements Command {
    @Override
    public String name() {
        return "psql";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(name(), "Run psql through a service's port.")
                .addOption(SandboxContext.node("Through which node's HAProxy. Default: the first that serves."))
                .addOption(SandboxContext.dir())
                .addPositional(Options.positional(
                        0, "SERVICE", true, "primary, replica, default, offline, or its full name: pg-test-primary."))
                .addPositional(PositionalParamSpec.builder()
                        .index("1..*")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity("0..*")
                        .paramLabel("ARGUMENT")
                        .description("For psql, as -c 'SELECT 1'.")
                        .build());
        spec.parser().stopAtPositional(true);
        return Options.examples(
                spec,
                "  pgsvc sandbox psql primary",
                "  pgsvc sandbox psql --node 2 replica -c 'SELECT inet_server_addr()'");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        Optional<ServicePort> port = SandboxContext.with(parsed, session, sandbox -> {
            Optional<Resolution> inventory = SandboxContext.inventory(parsed, session);
            return inventory.isEmpty()
                    ? Optional.empty()
                    : Optional.of(SandboxContext.port(
                            Options.argument(parsed, 0).orElseThrow(),
                            Options.given(parsed, "--node"),
                            Services.of(inventory.get(), sandbox.layout()),
                            sandbox.layout()));
        });
        if (port.isEmpty()) {
            return ExitCode.INVENTORY;
        }
        List<String> command = new ArrayList<>(List.of(
                "psql",
                "-h",
                port.get().host(),
                "-p",
                Integer.toString(port.get().port()),
                "-U",
                Database.USER,
                "-d",
                Database.NAME));
        command.addAll(parsed.matchedPositionalValue(1, List.<String>of()));
        return Foreground.run(command);
    }
}
