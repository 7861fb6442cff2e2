package pgsvc.cli;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.InventoryLoader;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.cli.view.ServicesJson;
import pgsvc.cli.view.ServicesText;
import pgsvc.resolve.Catalog;
import pgsvc.resolve.Resolution;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc list`: the services and where they go.
final class ListCommand implements Command {
    private static final Map<String, BiConsumer<Resolution, Session>> FORMATS = Map.of(
            "text", (resolution, session) -> new ServicesText(session.out()).list(resolution, Catalog.of(resolution)),
            "json", (resolution, session) -> new ServicesJson(session.out()).list(resolution, Catalog.of(resolution)));

    @Override
    public String name() {
        return "list";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                        name(), "List the services that the inventory declares, and what each resolves to.")
                .addOption(Options.inventory())
                .addOption(Options.limit())
                .addOption(Options.format("text", "json"));
        return Options.examples(spec, "  pgsvc list -i pigsty.yml", "  pgsvc list -i pigsty.yml -l pg-test -o json");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        BiConsumer<Resolution, Session> view = Options.oneOf(parsed, "-o", FORMATS, "text");
        Optional<Resolution> resolution =
                InventoryLoader.withoutErrors(InventoryLoader.resolve(parsed, session), session);
        resolution.ifPresent(r -> view.accept(r, session));
        return resolution.isPresent() ? ExitCode.DONE : ExitCode.INVENTORY;
    }
}
