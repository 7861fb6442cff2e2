package pgsvc.cli.serve.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import pgsvc.apply.Author;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.NamedCluster;
import pgsvc.cli.command.Session;
import pgsvc.cli.nodes.Nodes;
import pgsvc.cli.nodes.ReachableNode;
import pgsvc.cli.nodes.Scope;
import pgsvc.cli.target.AgentPause;
import pgsvc.cli.target.InstanceChange;
import pgsvc.cli.view.serve.OrderJson;
import pgsvc.cli.view.serve.ResultJson;
import pgsvc.cli.view.serve.ResultJson.OfNode;
import pgsvc.model.Cluster;
import pgsvc.model.Instance;
import pgsvc.resolve.Resolution;
import picocli.CommandLine.ParseResult;

/// Does what is asked for, by what the commands of the same names do it by.
///
/// @param resolution the inventory as it was read last
public record Works(Supplier<Resolution> resolution, ParseResult parsed, Session session) {

    /// Does it, and returns when it is done.
    ///
    /// @throws CommandException when nothing was begun
    ResultJson carryOut(Order order) throws CommandException {
        return switch (order.action()) {
            case DRAIN, READY, MAINT ->
                change(
                        order,
                        InstanceChange.state(order.object(), order.action().word(), session));
            case WEIGHT ->
                change(order, InstanceChange.weight(order.object(), OrderJson.weight(order.body()), session));
            case PAUSE -> pause(order, true);
            case RESUME -> pause(order, false);
        };
    }

    private ResultJson change(Order order, InstanceChange change) throws CommandException {
        return result(order, change.at(reachable(resolution.get())), Works::ofServices);
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

    private ResultJson pause(Order order, boolean begins) throws CommandException {
        AgentPause pause = new AgentPause(begins, author(order, OrderJson.why(order.body())));
        Cluster cluster = NamedCluster.among(resolution.get().inventory().clusters(), Optional.of(order.object()));
        return result(
                order,
                new Nodes(session.environment()).run(reachable(nodesOf(cluster)), pause::on),
                (node, words) -> new OfNode(node, true, words));
    }

    private static Author author(Order order, String why) {
        return new Author(
                order.caller().user().orElse("nobody") + " at pgsvc serve",
                Author.now(why).when(),
                why);
    }

    private Resolution nodesOf(Cluster cluster) {
        Set<String> hosts = cluster.instances().stream().map(Instance::host).collect(Collectors.toSet());
        Resolution all = resolution.get();
        return new Resolution(
                all.inventory(),
                all.loadBalancers().stream()
                        .filter(balancer -> hosts.contains(balancer.node().name()))
                        .toList());
    }

    private List<ReachableNode> reachable(Resolution scope) throws CommandException {
        return Scope.reachable(parsed, session, scope)
                .orElseThrow(() -> CommandException.failed(
                        "the inventory says wrongly how a node is reached; pgsvc lint says where"));
    }

    private static <T> ResultJson result(Order order, Map<String, Nodes.Result<T>> results, Telling<T> telling) {
        List<OfNode> nodes = new ArrayList<>();
        results.forEach((node, result) -> nodes.add(
                switch (result) {
                    case Nodes.Result.Done<T>(T value) -> telling.of(node, value);
                    case Nodes.Result.Failed<T>(var why) ->
                        new OfNode(node, false, why.getMessage() + ". " + why.mend());
                }));
        return new ResultJson(
                order.action().word(), order.object(), nodes.stream().allMatch(OfNode::done), nodes);
    }

    private interface Telling<T> {
        OfNode of(String node, T value);
    }
}
