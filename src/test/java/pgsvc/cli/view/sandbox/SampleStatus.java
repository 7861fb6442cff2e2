package pgsvc.cli.view.sandbox;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import pgsvc.load.ServicePort;
import pgsvc.load.history.FailureKind;
import pgsvc.load.history.Outcome;
import pgsvc.sandbox.SandboxStatus;
import pgsvc.sandbox.SandboxStatus.NodeStatus;
import pgsvc.sandbox.Services;
import pgsvc.sandbox.layout.Layout;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.Shape;
import pgsvc.sandbox.process.Part;
import pgsvc.topology.LiveMember;

/// Sandboxes as one may find them.
final class SampleStatus {
    private static final Set<Part> ALL = Set.of(Part.PATRONI, Part.POSTGRES, Part.PGBOUNCER, Part.HAPROXY);

    private SampleStatus() {}

    /// Two instances, each with its own HAProxy.
    static SandboxStatus healthy() {
        List<Node.Instance> nodes =
                Layout.of(new Shape(1, 2, 0, false, false, false, "127.0.0.11")).instances();
        Map<Services.Served, Outcome> services = new LinkedHashMap<>();
        for (Node node : nodes) {
            services.put(served(node, "primary", 5433), new Outcome.Answered("pg-test-1", false));
            services.put(served(node, "replica", 5434), new Outcome.Answered("pg-test-2", true));
        }
        return new SandboxStatus(
                true,
                false,
                List.of(
                        new NodeStatus(nodes.getFirst(), Optional.of(leader()), ALL),
                        new NodeStatus(nodes.getLast(), Optional.of(replica()), ALL)),
                services);
    }

    /// The first instance and etcd were killed; a proxy serves, but without a replica, and one is down.
    static SandboxStatus disturbed() {
        Layout layout = Layout.of(new Shape(1, 2, 2, false, false, false, "127.0.0.11"));
        Node.Proxy proxy = layout.proxies().getFirst();
        Node.Proxy downed = layout.proxies().getLast();
        Map<Services.Served, Outcome> services = new LinkedHashMap<>();
        services.put(served(proxy, "primary", 5433), new Outcome.Answered("pg-test-2", false));
        services.put(served(proxy, "replica", 5434), new Outcome.Failed(FailureKind.CONNECTION_CLOSED));
        services.put(served(downed, "primary", 5433), new Outcome.Failed(FailureKind.CONNECTION_REFUSED));
        return new SandboxStatus(
                false,
                false,
                List.of(
                        new NodeStatus(layout.instances().getFirst(), Optional.empty(), Set.of()),
                        new NodeStatus(
                                layout.instances().getLast(),
                                Optional.of(replica()),
                                EnumSet.of(Part.POSTGRES, Part.PATRONI)),
                        new NodeStatus(proxy, Optional.empty(), Set.of(Part.HAPROXY)),
                        new NodeStatus(downed, Optional.empty(), Set.of())),
                services);
    }

    private static LiveMember leader() {
        return new LiveMember(
                "pg-test-1",
                "leader",
                "running",
                "127.0.0.11",
                5432,
                Optional.empty(),
                OptionalLong.of(1),
                OptionalLong.empty(),
                Map.of());
    }

    private static LiveMember replica() {
        return new LiveMember(
                "pg-test-2",
                "replica",
                "streaming",
                "127.0.0.12",
                5432,
                Optional.empty(),
                OptionalLong.of(1),
                OptionalLong.of(16384),
                Map.of());
    }

    private static Services.Served served(Node node, String service, int port) {
        return new Services.Served(node, "pg-test", new ServicePort("pg-test-" + service, node.address(), port));
    }
}
