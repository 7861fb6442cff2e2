package pgsvc.cli.target;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import pgsvc.apply.Outcome;
import pgsvc.cli.apply.Applying;
import pgsvc.cli.apply.Manner;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.cli.nodes.ReachableNode;
import pgsvc.cli.view.plan.OutcomeJson;
import pgsvc.cli.view.plan.OutcomeText;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// What the commands that change nodes have in common: plans carried out as the options say it, and what came of them
/// told.
record ApplyRun(ParseResult parsed, Session session) {
    private static final Map<String, BiConsumer<Map<String, Outcome>, Session>> FORMATS = Map.of(
            "text", (outcomes, session) -> new OutcomeText(session.out()).print(outcomes),
            "json", (outcomes, session) -> new OutcomeJson(session.out()).print(outcomes));

    static CommandSpec options(CommandSpec spec) {
        return Manner.options(spec).addOption(Options.format("text", "json"));
    }

    /// @return what to exit with
    int of(List<ReachableNode> nodes, Applying.Making making) throws CommandException {
        BiConsumer<Map<String, Outcome>, Session> format = Options.oneOf(parsed, "-o", FORMATS, "text");
        if (Options.isSet(parsed, "-D") && isJson(parsed)) {
            throw CommandException.usage(
                    "-D shows what changes as text: leave it, or -o json (see pgsvc plan -o json).");
        }
        Applying applying = new Applying(Manner.of(parsed), session);
        Map<String, Outcome> outcomes = applying.carryOut(nodes, making);
        format.accept(outcomes, session);
        session.out().flush();
        if (Options.isSet(parsed, "--follow")) {
            applying.follow(nodes, outcomes);
        }
        return Applying.exitCode(outcomes);
    }

    /// Whether JSON was asked for.
    static boolean isJson(ParseResult parsed) {
        return Options.given(parsed, "-o").filter("json"::equals).isPresent();
    }
}
