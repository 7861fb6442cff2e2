package pgsvc.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pgsvc.concurrent.Waiting;
import pgsvc.inventory.ansible.PatternException;
import pgsvc.load.history.Outcome;
import pgsvc.pipeline.Pipeline;
import pgsvc.pipeline.Resolved;
import pgsvc.resolve.Resolution;
import pgsvc.run.workload.Workload;
import pgsvc.sandbox.layout.Layout;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.SandboxException;
import pgsvc.sandbox.layout.SandboxFolder;
import pgsvc.sandbox.layout.SandboxLock;
import pgsvc.sandbox.layout.Secrets;
import pgsvc.sandbox.layout.Shape;
import pgsvc.sandbox.part.Authority;
import pgsvc.sandbox.part.Database;
import pgsvc.sandbox.part.InventoryFile;
import pgsvc.sandbox.process.Account;
import pgsvc.sandbox.process.Launcher;
import pgsvc.sandbox.process.OwnProcess;
import pgsvc.sandbox.process.Part;
import pgsvc.sandbox.process.Preflight;
import pgsvc.sandbox.process.Programs;

/// Builds a sandbox from nothing. Whatever fails, nothing of it is left.
public final class Startup {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final SandboxFolder folder;
    private final Layout layout;
    private final Map<String, String> environment;
    private final Progress progress;
    private boolean withAgents;

    /// @param shape a valid one
    /// @param environment where programs are looked for
    public Startup(SandboxFolder folder, Shape shape, Map<String, String> environment, Progress progress) {
        this.folder = folder;
        this.layout = Layout.of(shape);
        this.environment = environment;
        this.progress = progress;
    }

    /// With pgsvc's agent beside each HAProxy.
    public Startup withAgents(boolean wanted) {
        withAgents = wanted;
        return this;
    }

    /// Builds it, and returns when each service leads to its instance.
    ///
    /// @throws SandboxException when it cannot be built; what was begun is cleared then, as on an interrupt
    public Sandbox up() throws SandboxException, InterruptedException {
        Programs programs = Programs.find(environment);
        Account account = Account.choose();
        clearRemains();
        Preflight.requireRoom(layout, folder);
        Preflight.requirePorts(layout);
        SandboxFolder.Kept kept = new SandboxFolder.Kept(layout.shape(), Secrets.random());
        folder.create(kept);
        try (SandboxLock _ = SandboxLock.take(folder)) {
            return upOrNothing(programs, account, kept);
        }
    }

    private Sandbox upOrNothing(Programs programs, Account account, SandboxFolder.Kept kept)
            throws SandboxException, InterruptedException {
        boolean up = false;
        try {
            Preflight.requireReachable(folder, account);
            progress.done("checked: programs, memory, disk, ports");
            if (layout.shape().tls()) {
                new Authority(programs.openssl(), folder).create(layout);
                progress.done("certificates");
            }
            Sandbox sandbox = Sandbox.of(folder, kept, programs, account);
            build(sandbox, programs, kept.secrets());
            folder.complete();
            up = true;
            return sandbox;
        } finally {
            if (!up) {
                // An interrupt that is pending would stop the clearing.
                boolean interrupted = Thread.interrupted();
                new Shutdown(folder).clear();
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    /// What an end by force left is cleared; what runs is not.
    private void clearRemains() throws SandboxException, InterruptedException {
        if (folder.isSandbox() && folder.isComplete()) {
            boolean running = !OwnProcess.all(folder).isEmpty();
            throw new SandboxException(
                    running
                            ? "a sandbox runs in " + folder.path() + " already"
                            : "there is a sandbox in " + folder.path() + " that does not run",
                    (running ? "See it with pgsvc sandbox status" : "Start it again with pgsvc sandbox restore")
                            + ", end it with pgsvc sandbox down, or name another folder with --dir.");
        }
        if (new Shutdown(folder).down()) {
            progress.done("cleared what an unfinished start had left");
        }
    }

    private void build(Sandbox sandbox, Programs programs, Secrets secrets)
            throws SandboxException, InterruptedException {
        Resolution inventory = inventory();
        Map<Node, Workload> workloads = sandbox.balancers().workloads(inventory);
        Instances instances = sandbox.instances();
        instances.write(secrets);
        instances.startEtcd();
        List<Node.Instance> primaries =
                layout.instances().stream().filter(Node.Instance::isPrimary).toList();
        for (Node.Instance primary : primaries) {
            instances.startPatroni(primary);
        }
        for (Node.Instance instance : layout.instances()) {
            instances.startPgbouncer(instance);
        }
        startReplicas(instances);
        for (Node.Instance primary : primaries) {
            await(sandbox, primary, "/primary");
            Database.create(programs.psql(), primary, secrets.superuser());
            progress.done(primary.name() + " " + primary.address() + ": primary, database " + Database.NAME);
        }
        for (Node.Instance instance : layout.instances()) {
            if (!instance.isPrimary()) {
                await(sandbox, instance, "/replica");
                awaitDatabase(instance);
                progress.done(instance.name() + " " + instance.address() + ": " + instance.role());
            }
        }
        startBalancers(sandbox, workloads);
        awaitAnswers(sandbox, Services.answered(inventory, layout));
        if (withAgents) {
            folder.keepAgents();
            sandbox.agents().start(List.copyOf(workloads.keySet()));
            progress.done("an agent beside each HAProxy");
        }
    }

    /// A replica waits until the first instance has begun to make the cluster, else it would begin itself.
    private void startReplicas(Instances instances) throws SandboxException, InterruptedException {
        for (Node.Instance instance : layout.instances()) {
            if (instance.isPrimary()) {
                awaitFile(instance);
            } else {
                instances.startPatroni(instance);
            }
        }
    }

    private void awaitFile(Node.Instance primary) throws SandboxException, InterruptedException {
        Path begun = folder.data(primary).resolve("PG_VERSION");
        boolean _ = Waiting.until(() -> Files.exists(begun) || !runs(primary, Part.PATRONI), PATIENCE);
        if (!Files.exists(begun)) {
            throw failed(primary, "does not start");
        }
    }

    private void await(Sandbox sandbox, Node.Instance instance, String path)
            throws SandboxException, InterruptedException {
        boolean _ = Waiting.until(
                () -> sandbox.patroni().passes(instance, path) || !runs(instance, Part.PATRONI), PATIENCE);
        if (!sandbox.patroni().passes(instance, path)) {
            throw failed(instance, "does not answer 200 to " + path);
        }
    }

    private boolean runs(Node.Instance instance, Part part) {
        return OwnProcess.all(folder).stream()
                .anyMatch(p -> p.part() == part && p.place().equals(instance.address()));
    }

    private SandboxException failed(Node.Instance instance, String what) {
        return new SandboxException(
                instance.name() + " " + what + ". Its Patroni said at last:\n  "
                        + Launcher.lastWords(folder, instance.address(), Part.PATRONI) + "\nand etcd:\n  "
                        + Launcher.lastWords(folder, Part.ETCD.word(), Part.ETCD) + "\n",
                "Mend what they complain about, and try again.");
    }

    private void startBalancers(Sandbox sandbox, Map<Node, Workload> workloads)
            throws SandboxException, InterruptedException {
        for (Map.Entry<Node, Workload> entry : workloads.entrySet()) {
            sandbox.balancers().start(entry.getKey(), entry.getValue());
        }
        progress.done("HAProxy on " + workloads.size() + (workloads.size() == 1 ? " node" : " nodes"));
        sandbox.awaitSettled();
    }

    /// A replica may not have heard of the database yet. PgBouncer must not be asked before: it refuses for fifteen
    /// seconds (`server_login_retry`) once its server has refused.
    private void awaitDatabase(Node.Instance instance) throws SandboxException, InterruptedException {
        if (!Waiting.until(() -> Answers.admits(instance), PATIENCE)) {
            throw failed(instance, "does not let clients into the database " + Database.NAME);
        }
    }

    /// Asks through every port, as clients do.
    private void awaitAnswers(Sandbox sandbox, List<Services.Served> services)
            throws SandboxException, InterruptedException {
        List<Services.Served> silent = new ArrayList<>();
        boolean all = Waiting.until(
                () -> {
                    silent.clear();
                    Answers.ask(services, layout).forEach((served, outcome) -> {
                        if (!(outcome instanceof Outcome.Answered)) {
                            silent.add(served);
                        }
                    });
                    return silent.isEmpty();
                },
                PATIENCE);
        if (!all) {
            throw new SandboxException(
                    "the service " + silent.getFirst().port() + " leads to no instance",
                    "See whether something else listens there, and try again.");
        }
        sandbox.awaitSettled();
        progress.done("every service leads to its instance");
    }

    /// Writes the inventory, and reads it as a user's is read.
    private Resolution inventory() throws SandboxException {
        try {
            Files.writeString(folder.inventory(), new InventoryFile(folder, layout).text());
            Resolved resolved =
                    Pipeline.resolve(folder.inventory().toString(), InputStream.nullInputStream(), Optional.empty());
            if (resolved.hasErrors()) {
                throw new IllegalStateException("the sandbox's inventory has errors: " + resolved.diagnostics());
            }
            return resolved.resolution()
                    .orElseThrow(() -> new IllegalStateException("the sandbox's inventory cannot be read"));
        } catch (IOException e) {
            throw new SandboxException("cannot write the inventory: " + e, "Name another folder with --dir.");
        } catch (PatternException e) {
            throw new IllegalStateException("no limit was given", e);
        }
    }
}
