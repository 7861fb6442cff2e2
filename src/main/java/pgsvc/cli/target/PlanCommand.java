package pgsvc.cli.target;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import pgsvc.cli.apply.Planning;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Program;
import pgsvc.cli.command.Session;
import pgsvc.cli.nodes.Gathered;
import pgsvc.cli.nodes.Nodes;
import pgsvc.cli.nodes.ReachableNode;
import pgsvc.cli.nodes.Scope;
import pgsvc.cli.saved.PlanFile;
import pgsvc.cli.topology.PatroniOptions;
import pgsvc.cli.view.plan.PlanJson;
import pgsvc.cli.view.plan.PlanMarkdown;
import pgsvc.cli.view.plan.PlanText;
import pgsvc.cli.view.saved.SavedPlans;
import pgsvc.observe.Observer;
import pgsvc.plan.Plan;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc plan`: what an apply would do.
public final class PlanCommand implements Command {
    private static final Map<String, BiConsumer<List<Plan>, Session>> FORMATS = Map.of(
            "text", (plans, session) -> new PlanText(session.out()).print(plans, true),
            "json", (plans, session) -> new PlanJson(session.out()).print(plans),
            "markdown", (plans, session) -> new PlanMarkdown(session.out()).print(plans));

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                name(),
                "Show what an apply would change on each node, and how it would come into force.",
                "Nothing is changed. Each change is none (nothing to do but the file), runtime (commands to the running "
                        + "HAProxy) or reload, with the reason. Files that are not pgsvc's are told and left alone.");
        PatroniOptions.on(Planning.options(Scope.options(spec)))
                .addOption(Options.value("FILE", "Save the plan, for pgsvc apply FILE.", "--out"))
                .addOption(Options.flag("--detailed-exitcode", "Exit with 2 when something would change."))
                .addOption(Options.format("text", "json", "markdown"));
        return Options.examples(
                spec, "  pgsvc plan -i pigsty.yml", "  pgsvc plan pg-test --adopt", "  pgsvc plan --out tonight.plan");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        return run(parsed, session, Options.oneOf(parsed, "-o", FORMATS, "text"), Options.given(parsed, "--out"));
    }

    /// The same for `apply --check`.
    static int check(ParseResult parsed, Session session) throws CommandException {
        return run(parsed, session, Options.oneOf(parsed, "-o", FORMATS, "text"), Optional.empty());
    }

    private static int run(
            ParseResult parsed, Session session, BiConsumer<List<Plan>, Session> format, Optional<String> out)
            throws CommandException {
        Optional<List<ReachableNode>> nodes = Scope.nodesNow(parsed, session);
        if (nodes.isEmpty()) {
            return ExitCode.INVENTORY;
        }
        Planning planning = Planning.of(parsed);
        Gathered<Plan> gathered = Gathered.of(
                new Nodes(session.environment())
                        .run(
                                nodes.get(),
                                place -> planning.plan(place, Observer.observe(place.target(), place.site()))),
                session);
        List<Plan> plans = List.copyOf(gathered.values().values());
        format.accept(plans, session);
        if (gathered.failed()) {
            out.ifPresent(file -> session.say(
                    "Nothing was saved to " + file + ": a plan without some of its nodes is not the one meant."));
            return ExitCode.FAILED;
        }
        if (out.isPresent()) {
            save(new PlanFile(out.get()), planning, plans, session);
        }
        boolean changes = plans.stream().anyMatch(plan -> !plan.isEmpty());
        return changes && Options.isSet(parsed, "--detailed-exitcode") ? ExitCode.CHANGES : ExitCode.DONE;
    }

    private static void save(PlanFile file, Planning planning, List<Plan> plans, Session session)
            throws CommandException {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        SavedPlans saved = new SavedPlans(Program.named(), now, planning.given(), plans);
        file.write(saved);
        session.say("Saved as " + file.name() + ", plan " + saved.digest() + ". To carry it out: pgsvc apply "
                + file.argument());
    }
}
