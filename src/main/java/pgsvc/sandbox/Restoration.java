package pgsvc.sandbox;

import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pgsvc.concurrent.Waiting;
import pgsvc.run.workload.Workload;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.SandboxException;
import pgsvc.sandbox.layout.SandboxFolder;
import pgsvc.sandbox.process.Launcher;
import pgsvc.sandbox.process.Part;

/// Starts what does not run.
final class Restoration {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Sandbox sandbox;
    private final SandboxFolder folder;
    private final Progress progress;

    Restoration(Sandbox sandbox, SandboxFolder folder, Progress progress) {
        this.sandbox = sandbox;
        this.folder = folder;
        this.progress = progress;
    }

    Map<Node, Set<Part>> restore(List<Node> nodes, Map<Node, Workload> workloads)
            throws SandboxException, InterruptedException {
        Map<String, Set<Part>> running = sandbox.running();
        if (!running.containsKey(Part.ETCD.word())) {
            sandbox.instances().startEtcd();
            progress.done("etcd started");
        }
        Map<Node, Set<Part>> started = new LinkedHashMap<>();
        for (Node node : nodes) {
            Set<Part> there = running.getOrDefault(node.address(), Set.of());
            started.put(node, start(node, there, workloads));
        }
        startAgents(nodes, running, workloads, started);
        for (Map.Entry<Node, Set<Part>> entry : started.entrySet()) {
            if (entry.getKey() instanceof Node.Instance instance
                    && entry.getValue().contains(Part.PATRONI)) {
                awaitHealth(instance);
            }
        }
        return started;
    }

    private void startAgents(
            List<Node> nodes,
            Map<String, Set<Part>> running,
            Map<Node, Workload> workloads,
            Map<Node, Set<Part>> started)
            throws SandboxException, InterruptedException {
        List<Node> without = nodes.stream()
                .filter(workloads::containsKey)
                .filter(node -> !running.getOrDefault(node.address(), Set.of()).contains(Part.AGENT))
                .toList();
        if (sandbox.agents().areWanted()) {
            sandbox.agents().start(without);
            without.forEach(node -> started.computeIfAbsent(node, _ -> EnumSet.noneOf(Part.class))
                    .add(Part.AGENT));
        }
    }

    private Set<Part> start(Node node, Set<Part> there, Map<Node, Workload> workloads)
            throws SandboxException, InterruptedException {
        Set<Part> started = EnumSet.noneOf(Part.class);
        if (node instanceof Node.Instance instance) {
            if (!there.contains(Part.PATRONI)) {
                sandbox.instances().startPatroni(instance);
                started.add(Part.PATRONI);
            }
            if (!there.contains(Part.PGBOUNCER)) {
                sandbox.instances().startPgbouncer(instance);
                started.add(Part.PGBOUNCER);
            }
        }
        Workload workload = workloads.get(node);
        if (!there.contains(Part.HAPROXY) && workload != null) {
            sandbox.balancers().start(node, workload);
            started.add(Part.HAPROXY);
        }
        return started;
    }

    private void awaitHealth(Node.Instance instance) throws SandboxException, InterruptedException {
        if (!Waiting.until(() -> sandbox.patroni().passes(instance, "/health"), PATIENCE)) {
            throw new SandboxException(
                    instance.name() + " is not healthy after " + PATIENCE.toSeconds() + " s:\n  "
                            + Launcher.lastWords(folder, instance.address(), Part.PATRONI),
                    "See pgsvc sandbox logs.");
        }
        progress.done(instance.name() + " is back");
    }
}
