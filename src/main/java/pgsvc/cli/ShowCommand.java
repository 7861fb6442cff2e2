package pgsvc.cli;

import java.util.List;
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
import pgsvc.resolve.Catalog.Variant;
import pgsvc.resolve.Resolution;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc show SERVICE`: one service, declared and resolved.
final class ShowCommand implements Command {
    private static final Map<String, BiConsumer<List<Variant>, Session>> FORMATS = Map.of(
            "text", (variants, session) -> new ServicesText(session.out()).show(variants),
            "json", (variants, session) -> new ServicesJson(session.out()).show(variants));

    @Override
    public String name() {
        return "show";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                        name(),
                        "Show one service: where it is declared, what it resolves to, and the section that HAProxy gets.")
                .addPositional(Options.positional(0, "SERVICE", true, "Full name, such as pg-test-primary."))
                .addOption(Options.inventory())
                .addOption(Options.limit())
                .addOption(Options.format("text", "json"));
        return Options.examples(spec, "  pgsvc show pg-test-primary -i pigsty.yml");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        BiConsumer<List<Variant>, Session> view = Options.oneOf(parsed, "-o", FORMATS, "text");
        Optional<Resolution> resolution =
                InventoryLoader.withoutErrors(InventoryLoader.resolve(parsed, session), session);
        if (resolution.isEmpty()) {
            return ExitCode.INVENTORY;
        }
        view.accept(
                ServiceLookup.find(resolution.get(), Options.argument(parsed, 0).orElseThrow()), session);
        return ExitCode.DONE;
    }
}
