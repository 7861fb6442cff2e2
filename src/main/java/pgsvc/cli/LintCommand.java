package pgsvc.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.HaproxyLocation;
import pgsvc.cli.command.InventoryLoader;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.cli.view.Counted;
import pgsvc.cli.view.finding.Findings;
import pgsvc.cli.view.finding.FindingsGithub;
import pgsvc.cli.view.finding.FindingsJson;
import pgsvc.cli.view.finding.FindingsSarif;
import pgsvc.cli.view.finding.FindingsText;
import pgsvc.diagnostic.Diagnostic;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.diagnostic.Rule;
import pgsvc.diagnostic.Severity;
import pgsvc.pipeline.Resolved;
import pgsvc.resolve.advice.AdviceRules;
import pgsvc.run.check.HaproxyCheck;
import pgsvc.run.process.HaproxyBinary;
import pgsvc.run.process.HaproxyException;
import pgsvc.whatif.finding.FailoverRules;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc lint`: every mistake of an inventory.
final class LintCommand implements Command {
    private static final Map<String, Function<Session, Findings>> FORMATS = Map.of(
            "text", session -> new FindingsText(session.out(), session.coloured()),
            "json", session -> new FindingsJson(session.out()),
            "sarif", session -> new FindingsSarif(session.out(), Rules.ALL),
            "github", session -> new FindingsGithub(session.out()));

    @Override
    public String name() {
        return "lint";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                        name(),
                        "Find every mistake in the inventory, in one run.",
                        "Each finding has the id of its rule, the place as file:line:column, what is wrong and why it "
                                + "matters, and how to mend it. Exit code 65 when there is an error; warnings do not count.")
                .addOption(Options.inventory())
                .addOption(Options.limit())
                .addOption(Options.format("text", "json", "sarif", "github"))
                .addOption(Options.flag("--haproxy", "Let the real HAProxy check the rendered files too (haproxy -c)."))
                .addOption(
                        Options.flag("--what-if", "Warn of services that a single failover leaves without a server."))
                .addOption(Options.flag("--advice", "Tell what is no mistake and could be better, too."))
                .addOption(Options.flag("--rules", "List all rules and exit."));
        return Options.examples(
                spec,
                "  pgsvc lint -i pigsty.yml",
                "  pgsvc lint -i pigsty.yml -o sarif >findings.sarif",
                "  pgsvc lint -i pigsty.yml -l pg-test --haproxy");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        if (Options.isSet(parsed, "--rules")) {
            return listRules(session);
        }
        Findings view = Options.oneOf(parsed, "-o", FORMATS, "text").apply(session);
        Resolved resolved = InventoryLoader.resolve(parsed, session);
        Diagnostics collected = new Diagnostics();
        collected.addAll(resolved.diagnostics());
        if (Options.isSet(parsed, "--haproxy") && !resolved.hasErrors()) {
            collected.addAll(askHaproxy(resolved, session));
        }
        if (Options.isSet(parsed, "--what-if") && !resolved.hasErrors()) {
            resolved.resolution().ifPresent(new FailoverRules(collected)::check);
        }
        if (Options.isSet(parsed, "--advice") && !resolved.hasErrors()) {
            resolved.resolution().ifPresent(new AdviceRules(collected)::check);
        }
        List<Diagnostic> findings = collected.sorted();
        view.print(findings);
        session.say(summary(findings));
        return findings.stream().anyMatch(Diagnostic::isError) ? ExitCode.INVENTORY : ExitCode.DONE;
    }

    private static List<Diagnostic> askHaproxy(Resolved resolved, Session session) throws CommandException {
        HaproxyBinary haproxy = HaproxyLocation.find(Optional.empty(), session);
        try {
            return new HaproxyCheck(haproxy).check(resolved.resolution().orElseThrow());
        } catch (HaproxyException e) {
            throw CommandException.failed(e.getMessage() + ". " + e.mend());
        }
    }

    private static int listRules(Session session) {
        for (Rule rule : Rules.ALL) {
            session.out().printf("%-32s %-8s %s%n", rule.id(), rule.severity().word(), rule.summary());
        }
        return ExitCode.DONE;
    }

    private static String summary(List<Diagnostic> findings) {
        long errors = count(findings, Severity.ERROR);
        long warnings = count(findings, Severity.WARNING);
        return errors + warnings == 0
                ? "No mistakes found."
                : Counted.of(errors, "error") + ", " + Counted.of(warnings, "warning");
    }

    private static long count(List<Diagnostic> findings, Severity severity) {
        return findings.stream().filter(f -> f.severity() == severity).count();
    }
}
