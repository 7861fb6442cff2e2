package pgsvc.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import pgsvc.concurrent.Waiting;
import pgsvc.haproxy.runtime.ServerStatus;
import pgsvc.resolve.Resolution;
import pgsvc.run.process.HaproxyBinary;
import pgsvc.run.workload.Workload;
import pgsvc.sandbox.balancer.Agents;
import pgsvc.sandbox.balancer.Balancers;
import pgsvc.sandbox.layout.Layout;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.SandboxException;
import pgsvc.sandbox.layout.SandboxFolder;
import pgsvc.sandbox.layout.SandboxLock;
import pgsvc.sandbox.process.Account;
import pgsvc.sandbox.process.Ending;
import pgsvc.sandbox.process.Launcher;
import pgsvc.sandbox.process.OwnProcess;
import pgsvc.sandbox.process.Part;
import pgsvc.sandbox.process.Programs;

/// A sandbox that was started: looked at, disturbed and mended.
public final class Sandbox implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration FOLLOWING = Duration.ofSeconds(15);

    private final SandboxFolder folder;
    private final Layout layout;
    private final Instances instances;
    private final Balancers balancers;
    private final Agents agents;
    private final PatroniAccess patroni;

    private Sandbox(
            SandboxFolder folder,
            Layout layout,
            Instances instances,
            Balancers balancers,
            Agents agents,
            PatroniAccess patroni) {
        this.folder = folder;
        this.layout = layout;
        this.instances = instances;
        this.balancers = balancers;
        this.agents = agents;
        this.patroni = patroni;
    }

    /// The one that lives in a folder.
    ///
    /// @param environment where programs are looked for
    /// @throws SandboxException when there is none
    public static Sandbox open(SandboxFolder folder, Map<String, String> environment) throws SandboxException {
        SandboxFolder.Kept kept = folder.read();
        return of(folder, kept, Programs.find(environment), Account.choose());
    }

    static Sandbox of(SandboxFolder folder, SandboxFolder.Kept kept, Programs programs, Account account)
            throws SandboxException {
        Layout layout = Layout.of(kept.shape());
        Launcher launcher = new Launcher(folder, account);
        return new Sandbox(
                folder,
                layout,
                new Instances(folder, layout, programs, launcher),
                new Balancers(folder, layout, new HaproxyBinary(programs.haproxy()), launcher),
                new Agents(folder, launcher),
                PatroniAccess.open(folder, layout, kept));
    }

    /// Its nodes and addresses.
    public Layout layout() {
        return layout;
    }

    Instances instances() {
        return instances;
    }

    PatroniAccess patroni() {
        return patroni;
    }

    Balancers balancers() {
        return balancers;
    }

    Agents agents() {
        return agents;
    }

    /// Who leads a cluster now; nobody during a failover.
    public Optional<Node.Instance> leader(String cluster) throws InterruptedException {
        return patroni.leader(cluster);
    }

    /// What runs where: the parts of each node by its address, and `etcd`.
    public Map<String, Set<Part>> running() {
        return OwnProcess.all(folder).stream()
                .collect(Collectors.groupingBy(
                        OwnProcess::place, TreeMap::new, Collectors.mapping(OwnProcess::part, Collectors.toSet())));
    }

    /// How it is now, asked of its processes, its Patronis and through its services.
    public SandboxStatus status(Resolution resolution) throws InterruptedException {
        return SandboxStatus.of(this, resolution);
    }

    /// Gives every HAProxy what the inventory says now.
    ///
    /// @return each node that serves something, with what came of it
    public Map<Node, Balancers.Outcome> reload(Resolution resolution) throws SandboxException, InterruptedException {
        folder.requireOwn();
        try (SandboxLock _ = SandboxLock.take(folder)) {
            Map<Node, Balancers.Outcome> outcomes = new LinkedHashMap<>();
            for (Map.Entry<Node, Workload> entry :
                    balancers.workloads(resolution).entrySet()) {
                outcomes.put(entry.getKey(), balancers.reload(entry.getKey(), entry.getValue()));
            }
            return outcomes;
        }
    }

    /// Kills (SIGKILL) a part of a node, or all of it.
    ///
    /// @param what one part, or all when empty
    /// @return the parts that were killed; none when none ran
    public Set<Part> kill(Node node, Optional<Part> what) throws SandboxException, InterruptedException {
        List<OwnProcess> victims = OwnProcess.all(folder).stream()
                .filter(process -> process.place().equals(node.address()))
                .filter(process -> what.isEmpty() || what.get() == process.part())
                .toList();
        new Ending(folder).kill(victims);
        return victims.stream().map(OwnProcess::part).collect(Collectors.toSet());
    }

    /// Makes another instance the leader, and waits until it says that it is.
    ///
    /// @param to who; Patroni chooses when empty
    /// @return the new leader
    public Node.Instance switchover(String cluster, Optional<Node.Instance> to)
            throws SandboxException, InterruptedException {
        Node.Instance leader = requireLeader(cluster);
        if (to.equals(Optional.of(leader))) {
            throw new SandboxException(leader.name() + " is the leader already", "Name another with --to.");
        }
        // Where nobody may, Patroni says why.
        boolean _ = Waiting.until(() -> patroni.mayLead(cluster, to), FOLLOWING);
        try {
            String _ = patroni.of(leader).switchover(leader.name(), to.map(Node.Instance::name));
        } catch (IOException e) {
            throw new SandboxException("the switchover failed: " + e.getMessage(), "See pgsvc sandbox status.");
        }
        return awaitLeader(cluster, Optional.of(leader));
    }

    Node.Instance requireLeader(String cluster) throws SandboxException, InterruptedException {
        return leader(cluster)
                .orElseThrow(() -> new SandboxException(
                        cluster + " has no leader now", "Wait for its failover, or restore its nodes."));
    }

    Node.Instance awaitLeader(String cluster, Optional<Node.Instance> otherThan)
            throws SandboxException, InterruptedException {
        boolean led = Waiting.until(
                () -> leader(cluster)
                        .filter(l -> !otherThan.equals(Optional.of(l)))
                        .isPresent(),
                PATIENCE);
        if (!led) {
            throw new SandboxException(
                    cluster + " has no leader after " + PATIENCE.toSeconds() + " s", "See pgsvc sandbox logs.");
        }
        return leader(cluster).orElseThrow(() -> new SandboxException(cluster + " lost its leader", "Try again."));
    }

    /// Starts whatever does not run on some nodes, and waits until it serves.
    ///
    /// @return what was started, by node
    public Map<Node, Set<Part>> restore(List<Node> nodes, Resolution resolution, Progress progress)
            throws SandboxException, InterruptedException {
        folder.requireOwn();
        try (SandboxLock _ = SandboxLock.take(folder)) {
            Map<Node, Set<Part>> started =
                    new Restoration(this, folder, progress).restore(nodes, balancers.workloads(resolution));
            awaitSettled();
            return started;
        }
    }

    /// Waits, for a quarter of a minute at most, until each of its instances may be the leader.
    ///
    /// @return whether they may
    public boolean awaitFollowers(String cluster) throws InterruptedException {
        for (Node.Instance member : layout.members(cluster)) {
            if (!patroni.leader(cluster).equals(Optional.of(member))
                    && !Waiting.until(() -> patroni.mayLead(cluster, Optional.of(member)), FOLLOWING)) {
                return false;
            }
        }
        return true;
    }

    /// Waits until each server of each HAProxy that runs has the state that its check asks for.
    ///
    /// @throws SandboxException when a HAProxy does not answer, or a minute has passed
    public void awaitSettled() throws SandboxException, InterruptedException {
        Map<String, Set<Part>> running = running();
        List<Node> asked = layout.balancers().stream()
                .filter(node -> running.getOrDefault(node.address(), Set.of()).contains(Part.HAPROXY))
                .toList();
        for (Node node : asked) {
            if (!Waiting.until(() -> isSettled(node), PATIENCE)) {
                throw new SandboxException(
                        "the servers of " + node.name() + "'s HAProxy do not come to rest",
                        "See pgsvc sandbox status.");
            }
        }
    }

    private boolean isSettled(Node node) {
        try {
            return servers(node).stream().allMatch(ServerStatus::isSettled);
        } catch (IOException _) {
            return false;
        }
    }

    /// How a node's HAProxy sees its servers.
    ///
    /// @throws IOException when it does not run
    public List<ServerStatus> servers(Node node) throws IOException {
        return ServerStatus.parse(balancers.statistics(node).ask("show stat"));
    }

    /// Holds nothing open now; whoever opened it need not know.
    @Override
    public void close() {}
}
