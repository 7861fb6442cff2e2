package pgsvc.cli.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import pgsvc.apply.Author;
import pgsvc.apply.running.ReloadWay;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.Options;
import pgsvc.cli.nodes.Nodes;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// How plans are carried out.
///
/// @param forced also where a plan refuses itself and says that this is enough
/// @param shown whether each plan is printed before it is carried out
/// @param canary on how many nodes first; 0 for none
/// @param batch on how many of the others at a time
/// @param mostFailures after which no further batch is begun
public record Manner(
        Author author, ReloadWay way, boolean forced, boolean shown, int canary, int batch, int mostFailures) {
    private static final Map<String, ReloadWay> WAYS = Map.of(
            "found out", ReloadWay.FOUND_OUT,
            "master", ReloadWay.MASTER,
            "systemd", ReloadWay.SYSTEMD,
            "signal", ReloadWay.SIGNAL);

    /// The usual one.
    public static Manner usual(Author author, boolean forced) {
        return new Manner(author, ReloadWay.FOUND_OUT, forced, false, 0, Nodes.AT_ONCE, 1);
    }

    /// As the options say it.
    public static Manner of(ParseResult parsed) throws CommandException {
        return new Manner(
                Author.now(Options.given(parsed, "-m").orElse("")),
                Options.oneOf(parsed, "--reload", WAYS, "found out"),
                Options.isSet(parsed, "--force"),
                Options.isSet(parsed, "-D"),
                Options.number(parsed, "--canary").orElse(0),
                Math.max(1, Options.number(parsed, "--batch").orElse(Nodes.AT_ONCE)),
                Options.number(parsed, "--max-failures").orElse(1));
    }

    /// The options of all commands that change nodes.
    public static CommandSpec options(CommandSpec spec) {
        return spec.addOption(Options.flag("--force", "Also where a plan refuses itself: see pgsvc plan."))
                .addOption(Options.value("WHY", "What the history shall say.", "-m", "--message"))
                .addOption(Options.flag("-D", "Show what changes in each file.", "--diff"))
                .addOption(Options.value(
                        "N", "Work on N nodes first, and on the others only when these went well.", "--canary"))
                .addOption(Options.value("N", "Work on the others N at a time. Default: 32.", "--batch"))
                .addOption(Options.value(
                        "N", "Begin no further batch once this many nodes failed. Default: 1.", "--max-failures"))
                .addOption(Options.value(
                        "HOW",
                        "How HAProxy is reloaded: master (its socket), systemd or signal. Default: found out.",
                        "--reload"))
                .addOption(Options.flag(
                        "--follow",
                        "Go on until the workers that reloads left behind are gone, and end sessions there whose "
                                + "server goes down."));
    }

    <T> List<List<T>> batches(List<T> nodes) {
        int from = Math.min(canary, nodes.size());
        List<List<T>> batches = new ArrayList<>();
        if (from > 0) {
            batches.add(nodes.subList(0, from));
        }
        for (; from < nodes.size(); from += batch) {
            batches.add(nodes.subList(from, Math.min(nodes.size(), from + batch)));
        }
        return batches;
    }
}
