package pgsvc.cli.target;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.cli.view.plan.PlanJson;
import pgsvc.cli.view.plan.PlanMarkdown;
import pgsvc.cli.view.plan.PlanText;
import pgsvc.observe.Observer;
import pgsvc.plan.Plan;
import pgsvc.plan.Planner;
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
        Scope.options(spec)
                .addOption(Options.flag("--adopt", "Take over files of the inventory's clusters that Ansible left."))
                .addOption(Options.flag("--detailed-exitcode", "Exit with 2 when something would change."))
                .addOption(Options.format("text", "json", "markdown"));
        return Options.examples(spec, "  pgsvc plan -i pigsty.yml", "  pgsvc plan pg-test --adopt");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        BiConsumer<List<Plan>, Session> format = Options.oneOf(parsed, "-o", FORMATS, "text");
        Optional<List<ReachableNode>> nodes = Scope.nodes(parsed, session);
        if (nodes.isEmpty()) {
            return ExitCode.INVENTORY;
        }
        boolean adopt = Options.isSet(parsed, "--adopt");
        Gathered<Plan> gathered = Gathered.of(
                new Nodes(session.environment())
                        .run(
                                nodes.get(),
                                place -> Planner.plan(
                                        place.desired(), Observer.observe(place.target(), place.site()), adopt)),
                session);
        List<Plan> plans = List.copyOf(gathered.values().values());
        format.accept(plans, session);
        boolean changes = plans.stream().anyMatch(plan -> !plan.isEmpty());
        if (gathered.failed()) {
            return ExitCode.FAILED;
        }
        return changes && Options.isSet(parsed, "--detailed-exitcode") ? ExitCode.CHANGES : ExitCode.DONE;
    }
}
