package pgsvc.cli.serve.action;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import pgsvc.apply.Author;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.Session;
import pgsvc.cli.nodes.ReachableNode;
import pgsvc.cli.nodes.Scope;
import pgsvc.cli.topology.LiveResolution;
import pgsvc.model.Cluster;
import pgsvc.model.Instance;
import pgsvc.resolve.Resolution;
import picocli.CommandLine.ParseResult;

/// Where actions are done: the nodes of the inventory, reached as the server was told.
///
/// @param resolution the inventory as it was read last
public record Ground(Supplier<Resolution> resolution, ParseResult parsed, Session session) {
    private static final String UNREACHABLE = "the inventory says wrongly how a node is reached; pgsvc lint says where";

    /// All nodes with what they shall serve by the declared roles.
    public List<ReachableNode> nodes() throws CommandException {
        return reachable(resolution.get());
    }

    /// The same under whoever leads now.
    List<ReachableNode> nodesNow() throws CommandException {
        Resolution now = LiveResolution.of(resolution.get(), parsed, session)
                .orElseThrow(() ->
                        CommandException.failed("the inventory is wrong under whoever leads now; pgsvc plan says why"));
        return reachable(now);
    }

    /// Those that are members of a cluster.
    List<ReachableNode> membersOf(Cluster cluster) throws CommandException {
        Set<String> hosts = cluster.instances().stream().map(Instance::host).collect(Collectors.toSet());
        Resolution all = resolution.get();
        return reachable(new Resolution(
                all.inventory(),
                all.loadBalancers().stream()
                        .filter(balancer -> hosts.contains(balancer.node().name()))
                        .toList()));
    }

    /// Those of a resolution.
    List<ReachableNode> reachable(Resolution scope) throws CommandException {
        return Scope.reachable(parsed, session, scope).orElseThrow(() -> CommandException.failed(UNREACHABLE));
    }

    /// Who asks for an order, as the nodes keep it.
    static Author author(Order order, String why) {
        return new Author(
                order.caller().user().orElse("nobody") + " at pgsvc serve",
                Author.now(why).when(),
                why);
    }
}
