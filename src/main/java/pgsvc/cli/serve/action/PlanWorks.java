package pgsvc.cli.serve.action;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import pgsvc.apply.Outcome;
import pgsvc.cli.apply.Applying;
import pgsvc.cli.apply.Manner;
import pgsvc.cli.apply.Planning;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.Session;
import pgsvc.cli.nodes.Nodes;
import pgsvc.cli.nodes.ReachableNode;
import pgsvc.cli.view.Printed;
import pgsvc.cli.view.plan.OutcomeJson;
import pgsvc.cli.view.plan.Words;
import pgsvc.cli.view.serve.OrderJson;
import pgsvc.cli.view.serve.PlannedJson;
import pgsvc.observe.Observer;
import pgsvc.plan.Plan;

/// Plans that are made for the page, and carried out as they were shown there. One order is done at a time.
final class PlanWorks {
    /// Older ones are made anew.
    private static final int KEPT = 32;
    private static final int DIGITS = 12;

    private final Ground ground;
    private final Map<String, Kept> kept = new LinkedHashMap<>();

    PlanWorks(Ground ground) {
        this.ground = ground;
    }

    /// Plans that somebody was shown.
    ///
    /// @param planning how they were made
    private record Kept(Planning planning, Map<String, Plan> plans) {
        Plan of(String node) {
            return Objects.requireNonNull(plans.get(node));
        }
    }

    /// What nodes said.
    ///
    /// @param unreached why the others gave no plan
    private record Planned(Map<String, Plan> plans, Map<String, String> unreached) {}

    /// Makes them.
    Came plan(Order order) throws CommandException {
        Planning planning = new Planning(
                OrderJson.isSet(order.body(), "adopt"), OrderJson.isSet(order.body(), "base"), Optional.empty());
        Planned planned = planned(ground.nodesNow(), planning);
        List<Plan> plans = List.copyOf(planned.plans().values());
        String digest = Plan.digest(plans);
        keep(digest, new Kept(planning, planned.plans()));
        return new Came(
                200,
                Printed.text(new PlannedJson(plans, planned.unreached())::print),
                beginning(digest),
                planned.unreached().isEmpty() ? "done" : "not done at " + joined(planned.unreached()));
    }

    private void keep(String digest, Kept plans) {
        kept.remove(digest);
        kept.put(digest, plans);
        if (kept.size() > KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    private Planned planned(List<ReachableNode> nodes, Planning planning) throws CommandException {
        Map<String, Plan> plans = new LinkedHashMap<>();
        Map<String, String> unreached = new LinkedHashMap<>();
        new Nodes(ground.session().environment())
                .run(nodes, place -> planning.plan(place, Observer.observe(place.target(), place.site())))
                .forEach((node, result) -> {
                    switch (result) {
                        case Nodes.Result.Done<Plan>(Plan plan) -> plans.put(node, plan);
                        case Nodes.Result.Failed<Plan>(var why) ->
                            unreached.put(node, why.getMessage() + ". " + why.mend());
                    }
                });
        return new Planned(plans, unreached);
    }

    /// Carries those out that have a digest, when they still do what was shown.
    Came apply(Order order) throws CommandException {
        String digest = OrderJson.digest(order.body());
        boolean forced = OrderJson.isSet(order.body(), "force");
        String why = OrderJson.why(order.body());
        Optional<Kept> shown = Optional.ofNullable(kept.get(digest));
        if (shown.isEmpty()) {
            return refused(digest, "this server knows no such plan (any more): plan again", List.of());
        }
        List<ReachableNode> nodes = ground.nodesNow().stream()
                .filter(node -> shown.get().plans().containsKey(node.name()))
                .toList();
        Planned now = planned(nodes, shown.get().planning());
        List<String> other = changed(shown.get(), now);
        if (!other.isEmpty()) {
            return refused(digest, "the plan is another one now: plan again", other);
        }
        List<String> against = guards(now, forced);
        if (!against.isEmpty()) {
            return refused(digest, "the plan refuses itself, and is not forced", against);
        }
        Manner manner = Manner.usual(Ground.author(order, why), forced);
        Session quiet = ground.session().withColour(Session.Colour.NEVER);
        return came(
                digest,
                new Applying(manner, quiet)
                        .carryOut(
                                nodes,
                                (place, _) -> shown.get().of(place.desired().node())));
    }

    private static List<String> changed(Kept shown, Planned now) {
        List<String> changed = new ArrayList<>();
        shown.plans().forEach((node, plan) -> {
            if (now.unreached().containsKey(node)) {
                changed.add(node + ": " + now.unreached().get(node));
            } else if (!now.plans().containsKey(node)) {
                changed.add(node + ": the inventory has no such load balancer any more.");
            } else if (!plan.doesTheSameAs(Objects.requireNonNull(now.plans().get(node)))) {
                changed.add(node + ": the inventory, its files or its HAProxy changed since the plan was made.");
            }
        });
        return changed;
    }

    private static List<String> guards(Planned now, boolean forced) {
        return now.plans().values().stream()
                .flatMap(plan -> plan.guards().stream()
                        .filter(guard -> !(guard.forceable() && forced))
                        .map(guard -> plan.target() + ": " + guard.what() + "."
                                + (guard.forceable() ? "" : " " + guard.mend())))
                .toList();
    }

    private static Came refused(String digest, String why, List<String> reasons) {
        return Came.refused(409, beginning(digest), why, reasons);
    }

    private static Came came(String digest, Map<String, Outcome> outcomes) {
        boolean done = Applying.exitCode(outcomes) == ExitCode.DONE;
        Map<String, String> told = new LinkedHashMap<>();
        outcomes.forEach((node, outcome) -> told.put(node, Words.of(outcome)));
        return new Came(
                done ? 200 : 502,
                Printed.text(out -> new OutcomeJson(out).print(outcomes)),
                beginning(digest),
                (done ? "done: " : "not done: ") + joined(told));
    }

    private static String joined(Map<String, String> words) {
        return words.entrySet().stream()
                .map(word -> word.getKey() + ": " + word.getValue())
                .collect(Collectors.joining("; "));
    }

    /// Enough to tell plans apart by.
    private static String beginning(String digest) {
        return digest.substring(0, Math.min(DIGITS, digest.length()));
    }
}
