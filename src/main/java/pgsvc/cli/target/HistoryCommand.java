package pgsvc.cli.target;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import pgsvc.apply.Generation;
import pgsvc.apply.History;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.cli.nodes.Gathered;
import pgsvc.cli.nodes.Nodes;
import pgsvc.cli.nodes.ReachableNode;
import pgsvc.cli.nodes.Scope;
import pgsvc.cli.view.plan.HistoryJson;
import pgsvc.cli.view.plan.HistoryText;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc history`: what was applied.
public final class HistoryCommand implements Command {
    private static final Map<String, BiConsumer<Map<String, List<Generation>>, Session>> FORMATS = Map.of(
            "text", (history, session) -> new HistoryText(session.out()).print(history),
            "json", (history, session) -> new HistoryJson(session.out()).print(history));

    @Override
    public String name() {
        return "history";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec =
                Options.command(name(), "Show what was applied to each node: when, by whom, why, and what came of it.");
        Scope.options(spec).addOption(Options.format("text", "json"));
        return Options.examples(spec, "  pgsvc history pg-test");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        BiConsumer<Map<String, List<Generation>>, Session> format = Options.oneOf(parsed, "-o", FORMATS, "text");
        Optional<List<ReachableNode>> nodes = Scope.nodes(parsed, session);
        if (nodes.isEmpty()) {
            return ExitCode.INVENTORY;
        }
        Gathered<List<Generation>> gathered = Gathered.of(
                new Nodes(session.environment())
                        .run(nodes.get(), place -> new History(place.target(), place.site()).generations()),
                session);
        format.accept(gathered.values(), session);
        return gathered.failed() ? ExitCode.FAILED : ExitCode.DONE;
    }
}
