package pgsvc.cli.serve.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.NamedCluster;
import pgsvc.cli.nodes.Nodes;
import pgsvc.cli.target.AgentPause;
import pgsvc.cli.target.InstanceChange;
import pgsvc.cli.view.Printed;
import pgsvc.cli.view.serve.OrderJson;
import pgsvc.cli.view.serve.ResultJson;
import pgsvc.cli.view.serve.ResultJson.OfNode;
import pgsvc.model.Cluster;

/// Does what is asked for, by what the commands of the same names do it by.
public final class Works {
    private final Ground ground;
    private final PlanWorks plans;

    public Works(Ground ground) {
        this.ground = ground;
        this.plans = new PlanWorks(ground);
    }

    /// Does it, and returns when it is done.
    ///
    /// @throws CommandException when nothing was begun
    Came carryOut(Order order) throws CommandException {
        return switch (order.action()) {
            case DRAIN, READY, MAINT ->
                change(
                        order,
                        InstanceChange.state(order.object(), order.action().word(), ground.session()));
            case WEIGHT ->
                change(order, InstanceChange.weight(order.object(), OrderJson.weight(order.body()), ground.session()));
            case PAUSE -> pause(order, true);
            case RESUME -> pause(order, false);
            case PLAN -> plans.plan(order);
            case APPLY -> plans.apply(order);
            case SWITCHOVER -> new SwitchoverWorks(ground).switchOver(order);
        };
    }

    private Came change(Order order, InstanceChange change) throws CommandException {
        return came(order, change.at(ground.nodes()), Works::ofServices);
    }

    /// What a load balancer says of its services; the same words are said once.
    private static OfNode ofServices(String node, Map<String, String> answers) {
        boolean done = answers.values().stream().allMatch(InstanceChange.DONE::equals);
        return new OfNode(
                node,
                done,
                answers.entrySet().stream()
                        .map(answer -> answer.getKey() + ": " + answer.getValue())
                        .collect(Collectors.joining("; ")));
    }

    private Came pause(Order order, boolean begins) throws CommandException {
        AgentPause pause = new AgentPause(begins, Ground.author(order, OrderJson.why(order.body())));
        Cluster cluster =
                NamedCluster.among(ground.resolution().get().inventory().clusters(), Optional.of(order.object()));
        return came(
                order,
                new Nodes(ground.session().environment()).run(ground.membersOf(cluster), pause::on),
                (node, words) -> new OfNode(node, true, words));
    }

    private static <T> Came came(Order order, Map<String, Nodes.Result<T>> results, Telling<T> telling) {
        List<OfNode> nodes = new ArrayList<>();
        results.forEach((node, result) -> nodes.add(
                switch (result) {
                    case Nodes.Result.Done<T>(T value) -> telling.of(node, value);
                    case Nodes.Result.Failed<T>(var why) ->
                        new OfNode(node, false, why.getMessage() + ". " + why.mend());
                }));
        boolean done = nodes.stream().allMatch(OfNode::done);
        ResultJson result = new ResultJson(order.action().word(), order.object(), done, nodes);
        return new Came(done ? 200 : 502, Printed.text(result::print), order.object(), outcome(result));
    }

    private static String outcome(ResultJson result) {
        List<String> failed = result.nodes().stream()
                .filter(node -> !node.done())
                .map(node -> node.node() + ": " + node.words())
                .toList();
        return failed.isEmpty() ? "done" : "not done at " + String.join("; ", failed);
    }

    private interface Telling<T> {
        OfNode of(String node, T value);
    }
}
