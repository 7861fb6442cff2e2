package pgsvc.cli.target;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pgsvc.cli.apply.Planning;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.cli.nodes.Gathered;
import pgsvc.cli.nodes.Nodes;
import pgsvc.cli.nodes.ReachableNode;
import pgsvc.cli.nodes.Scope;
import pgsvc.cli.nodes.Workplace;
import pgsvc.cli.saved.PlanFile;
import pgsvc.cli.view.plan.PlanJson;
import pgsvc.cli.view.plan.PlanText;
import pgsvc.cli.view.saved.SavedPlans;
import pgsvc.observe.Observation;
import pgsvc.observe.Observer;
import pgsvc.plan.Basis;
import pgsvc.plan.Plan;
import pgsvc.target.TargetException;
import picocli.CommandLine.ParseResult;

/// `pgsvc apply FILE`: carries saved plans out exactly as they are. The inventory only says how the nodes are
/// reached: that is its secret, and may change between plan and apply.
final class ApplyFile {
    private final ParseResult parsed;
    private final Session session;
    private final PlanFile file;

    ApplyFile(ParseResult parsed, Session session, PlanFile file) {
        this.parsed = parsed;
        this.session = session;
        this.file = file;
    }

    /// @return what to exit with
    int run() throws CommandException {
        for (String option : Planning.NAMES) {
            if (Options.isSet(parsed, option)) {
                throw CommandException.usage(option + " is for making a plan, and " + file.name()
                        + " is made already. Give it to pgsvc plan --out.");
            }
        }
        SavedPlans saved = file.read();
        Map<String, Plan> plans = new LinkedHashMap<>();
        saved.plans().forEach(plan -> plans.put(plan.target(), plan));
        Optional<String> limit = limit();
        Optional<List<ReachableNode>> scope = Scope.nodes(parsed, session, limit);
        if (scope.isEmpty()) {
            return ExitCode.INVENTORY;
        }
        List<ReachableNode> nodes = scope.get().stream()
                .filter(node -> plans.containsKey(node.name()))
                .toList();
        requireAll(plans, nodes, limit);
        session.say("Plan " + saved.digest() + " of " + saved.made() + ", by " + saved.program() + ".");
        return Options.isSet(parsed, "-C")
                ? check(nodes, plans)
                : new ApplyRun(parsed, session).of(nodes, (place, observed) -> of(plans, place));
    }

    private Optional<String> limit() throws CommandException {
        List<String> nodes = parsed.matchedPositionalValue(1, List.<String>of());
        Optional<String> limit = Options.given(parsed, "-l");
        if (!nodes.isEmpty() && limit.isPresent()) {
            throw CommandException.usage("-l and NODE both say where to work: give one of them.");
        }
        return nodes.isEmpty() ? limit : Optional.of(String.join(",", nodes));
    }

    /// Before any node is touched.
    private void requireAll(Map<String, Plan> plans, List<ReachableNode> nodes, Optional<String> limit)
            throws CommandException {
        if (limit.isPresent() && nodes.isEmpty()) {
            throw CommandException.usage(file.name() + " has no plan for " + limit.get() + ": it is for "
                    + String.join(", ", plans.keySet()) + ".");
        }
        List<String> missing = plans.keySet().stream()
                .filter(name -> nodes.stream().noneMatch(node -> node.name().equals(name)))
                .toList();
        if (limit.isEmpty() && !missing.isEmpty()) {
            throw CommandException.failed(file.name()
                    + " has plans for nodes that the inventory does not have (any more): " + String.join(", ", missing)
                    + ". Nothing was touched. Plan again, or name the others with -l.");
        }
    }

    private static Plan of(Map<String, Plan> plans, Workplace place) throws TargetException {
        Plan plan = plans.get(place.desired().node());
        if (plan == null) {
            throw new IllegalStateException("no plan for " + place.desired().node());
        }
        if (!plan.site().equals(place.site())) {
            throw TargetException.refused(
                    "the plan is for the folder " + plan.site().services() + ", and HAProxy's services are in "
                            + place.site().services() + " now",
                    "Plan again.");
        }
        return plan;
    }

    /// Changes nothing: says what would be, and where the plan is too old.
    private int check(List<ReachableNode> nodes, Map<String, Plan> plans) throws CommandException {
        Gathered<Boolean> fresh = Gathered.of(
                new Nodes(session.environment()).run(nodes, place -> {
                    Observation observed = Observer.observe(place.target(), place.site());
                    return Basis.of(observed).equals(of(plans, place).basis());
                }),
                session);
        List<Plan> asked = nodes.stream().map(node -> plans.get(node.name())).toList();
        if (ApplyRun.isJson(parsed)) {
            new PlanJson(session.out()).print(asked);
        } else {
            new PlanText(session.out()).print(asked, true);
        }
        List<String> stale = fresh.values().entrySet().stream()
                .filter(node -> !node.getValue())
                .map(Map.Entry::getKey)
                .toList();
        stale.forEach(
                node -> session.say("pgsvc: " + node + ": its files changed since the plan was made. Plan again."));
        return fresh.failed() || !stale.isEmpty() ? ExitCode.FAILED : ExitCode.DONE;
    }
}
