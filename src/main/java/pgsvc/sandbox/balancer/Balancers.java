package pgsvc.sandbox.balancer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pgsvc.pipeline.Pipeline;
import pgsvc.render.Rendering;
import pgsvc.resolve.LoadBalancer;
import pgsvc.resolve.Resolution;
import pgsvc.run.RunFolder;
import pgsvc.run.Supervisor;
import pgsvc.run.process.HaproxyBinary;
import pgsvc.run.process.HaproxyException;
import pgsvc.run.workload.Endpoint;
import pgsvc.run.workload.Placement;
import pgsvc.run.workload.UnclearChoiceException;
import pgsvc.run.workload.Workload;
import pgsvc.run.workload.Workloads;
import pgsvc.sandbox.layout.Layout;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.SandboxException;
import pgsvc.sandbox.layout.SandboxFolder;
import pgsvc.sandbox.process.Account;
import pgsvc.sandbox.process.Launcher;
import pgsvc.sandbox.process.OwnProcess;
import pgsvc.sandbox.process.Part;
import pgsvc.target.socket.CommandSocket;

/// Starts and reloads the HAProxy of each node.
public final class Balancers {
    private static final String HAPROXY_USER = "haproxy";

    private final SandboxFolder folder;
    private final Layout layout;
    private final HaproxyBinary haproxy;
    private final Launcher launcher;

    public Balancers(SandboxFolder folder, Layout layout, HaproxyBinary haproxy, Launcher launcher) {
        this.folder = folder;
        this.layout = layout;
        this.haproxy = haproxy;
        this.launcher = launcher;
    }

    /// What came of a reload on one node.
    public enum Outcome {
        RELOADED,
        UNCHANGED
    }

    /// What each node is to serve.
    ///
    /// @throws SandboxException when the inventory asks for what cannot be on a machine that several nodes share
    public Map<Node, Workload> workloads(Resolution resolution) throws SandboxException {
        Rendering rendering = Pipeline.render(resolution, false);
        Map<Node, Workload> workloads = new LinkedHashMap<>();
        for (Node node : layout.nodes()) {
            Optional<LoadBalancer> balancer = resolution.loadBalancers().stream()
                    .filter(lb -> lb.node().name().equals(node.address()))
                    .findFirst();
            if (balancer.isPresent()) {
                workloads.put(node, workload(node, balancer.get(), rendering));
            }
        }
        return workloads;
    }

    private Workload workload(Node node, LoadBalancer balancer, Rendering rendering) throws SandboxException {
        try {
            Workload workload = Workloads.of(List.of(balancer), rendering, placement(node));
            for (Endpoint endpoint : workload.services()) {
                requireOwnAddress(node, endpoint);
            }
            return workload;
        } catch (UnclearChoiceException e) {
            throw new SandboxException(String.valueOf(e.getMessage()), e.mend());
        }
    }

    private Placement placement(Node node) {
        Optional<String> user =
                launcher.account().other().map(other -> Account.exists(HAPROXY_USER) ? HAPROXY_USER : other);
        return new Placement(Optional.of(node.address()), user);
    }

    private static void requireOwnAddress(Node node, Endpoint endpoint) throws SandboxException {
        if (!endpoint.address().equals(node.address())) {
            throw new SandboxException(
                    "the service " + endpoint.owner() + " listens on "
                            + (endpoint.isWildcard() ? "every address" : endpoint.address())
                            + ", but the nodes of a sandbox share this machine and have one address each",
                    "Add ip: \"{{ inventory_hostname }}\" to it, or ip: ${NODE_ADDRESS} behind a provider.");
        }
    }

    /// Starts a node's HAProxy and waits until it listens.
    public void start(Node node, Workload workload) throws SandboxException, InterruptedException {
        try {
            Supervisor supervisor =
                    Supervisor.start(haproxy, runFolder(node), workload, command -> start(node, command));
            supervisor.awaitReady(workload);
        } catch (HaproxyException e) {
            throw refused(node, e);
        }
    }

    private DetachedHaproxy start(Node node, List<String> command) throws HaproxyException {
        try {
            return detached(node, launcher.startAsIs(node, Part.HAPROXY, command));
        } catch (SandboxException e) {
            throw new HaproxyException(String.valueOf(e.getMessage()), e.mend());
        }
    }

    /// Reloads a node's HAProxy when what it serves has changed.
    ///
    /// @throws SandboxException when it does not run, or refuses; it serves what it did before then
    public Outcome reload(Node node, Workload workload) throws SandboxException, InterruptedException {
        try {
            Supervisor supervisor = Supervisor.attach(haproxy, runFolder(node), detached(node, running(node)));
            if (supervisor.serves(workload)) {
                return Outcome.UNCHANGED;
            }
            supervisor.reload(workload);
            return Outcome.RELOADED;
        } catch (HaproxyException e) {
            throw refused(node, e);
        }
    }

    /// The master: the one whose parent is none of the others.
    private ProcessHandle running(Node node) throws SandboxException {
        List<ProcessHandle> all = OwnProcess.all(folder).stream()
                .filter(p -> p.part() == Part.HAPROXY && p.place().equals(node.address()))
                .map(OwnProcess::handle)
                .toList();
        return all.stream()
                .filter(handle -> handle.parent().filter(all::contains).isEmpty())
                .findFirst()
                .orElseThrow(() -> new SandboxException(
                        "no HAProxy runs on " + node.address(), "Start it with pgsvc sandbox restore."));
    }

    private DetachedHaproxy detached(Node node, ProcessHandle handle) {
        return new DetachedHaproxy(handle, () -> Launcher.lastWords(folder, node.address(), Part.HAPROXY));
    }

    private static SandboxException refused(Node node, HaproxyException e) {
        return new SandboxException("HAProxy of " + node.address() + ": " + e.getMessage(), e.mend());
    }

    /// The socket on which a node's HAProxy tells about its servers.
    public CommandSocket statistics(Node node) {
        return new CommandSocket(runFolder(node).statsSocket());
    }

    private RunFolder runFolder(Node node) {
        return new RunFolder(folder.node(node).resolve("haproxy"));
    }
}
