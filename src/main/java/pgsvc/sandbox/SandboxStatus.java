package pgsvc.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pgsvc.load.history.Outcome;
import pgsvc.resolve.Resolution;
import pgsvc.sandbox.layout.Layout;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.process.Part;
import pgsvc.topology.LiveCluster;
import pgsvc.topology.LiveMember;

/// How a sandbox is at one moment.
///
/// @param etcd whether it runs
/// @param agents whether each node that serves is to have an agent
/// @param services who answered at each service of each node
public record SandboxStatus(
        boolean etcd, boolean agents, List<NodeStatus> nodes, Map<Services.Served, Outcome> services) {
    public SandboxStatus {
        nodes = List.copyOf(nodes);
    }

    /// A node.
    ///
    /// @param member what Patroni says of its instance; nothing for a proxy, and where no Patroni answers
    /// @param running the parts that run
    public record NodeStatus(Node node, Optional<LiveMember> member, Set<Part> running) {
        public NodeStatus {
            running = Set.copyOf(running);
        }
    }

    static SandboxStatus of(Sandbox sandbox, Resolution resolution) throws InterruptedException {
        Layout layout = sandbox.layout();
        Map<String, Set<Part>> running = sandbox.running();
        Map<String, Optional<LiveCluster>> clusters = new LinkedHashMap<>();
        for (String cluster : layout.clusters()) {
            clusters.put(cluster, sandbox.patroni().cluster(cluster));
        }
        List<NodeStatus> nodes = layout.nodes().stream()
                .map(node ->
                        new NodeStatus(node, member(node, clusters), running.getOrDefault(node.address(), Set.of())))
                .toList();
        return new SandboxStatus(
                running.containsKey(Part.ETCD.word()),
                sandbox.agents().areWanted(),
                nodes,
                Answers.ask(Services.of(resolution, layout), layout));
    }

    private static Optional<LiveMember> member(Node node, Map<String, Optional<LiveCluster>> clusters) {
        return switch (node) {
            case Node.Proxy _ -> Optional.empty();
            case Node.Instance instance ->
                clusters.getOrDefault(instance.cluster(), Optional.empty()).flatMap(c -> c.member(instance.name()));
        };
    }
}
