package pgsvc.run;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import pgsvc.run.process.CommandSocket;
import pgsvc.run.process.ConfigurationCheck;
import pgsvc.run.process.HaproxyBinary;
import pgsvc.run.process.HaproxyException;
import pgsvc.run.process.HaproxyProcess;
import pgsvc.run.process.Workers;
import pgsvc.run.workload.Endpoint;
import pgsvc.run.workload.Workload;

/// Runs one HAProxy: started only with a configuration that HAProxy accepts and ports that are free, reloaded
/// with the states of its servers, ended without leaving sockets.
final class Supervisor {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ASK_THE_AUTHORS =
            "Run with -v to see what HAProxy says. If its configuration is at fault, please report it.";

    private final HaproxyBinary haproxy;
    private final RunFolder folder;
    private final HaproxyProcess process;
    private Workload workload;

    private Supervisor(HaproxyBinary haproxy, RunFolder folder, HaproxyProcess process, Workload workload) {
        this.haproxy = haproxy;
        this.folder = folder;
        this.process = process;
        this.workload = workload;
    }

    static Supervisor start(HaproxyBinary haproxy, RunFolder folder, Workload workload, RunListener listener)
            throws HaproxyException, InterruptedException {
        try {
            folder.prepare();
            stage(haproxy, folder, workload);
            Ports.requireFree(workload.endpoints());
            folder.accept();
            HaproxyProcess process =
                    HaproxyProcess.start(haproxy, folder.masterSocket(), folder.configuration(), listener::said);
            return new Supervisor(haproxy, folder, process, workload);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    HaproxyProcess process() {
        return process;
    }

    /// Whether this would be loaded from the same files as what is served, wherever it is declared.
    boolean serves(Workload other) {
        return other.files().equals(workload.files()) && base(other).equals(base(workload));
    }

    private String base(Workload some) {
        return RuntimeBase.text(some.base(), folder, 0);
    }

    /// Waits until every port accepts connections.
    void awaitReady() throws HaproxyException, InterruptedException {
        List<Endpoint> endpoints = workload.endpoints();
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<Endpoint> deaf = Ports.firstDeaf(endpoints);
        while (deaf.isPresent()) {
            if (process.awaitEnd(Ports.PAUSE)) {
                throw new HaproxyException(process.obituary(), ASK_THE_AUTHORS);
            }
            if (System.nanoTime() > end) {
                throw new HaproxyException(
                        "port " + deaf.get().port() + " of " + deaf.get().owner() + " accepts no connections",
                        ASK_THE_AUTHORS);
            }
            deaf = Ports.firstDeaf(endpoints);
        }
    }

    /// Serves another workload.
    ///
    /// @throws HaproxyException when it cannot be; the present one is served on then
    void reload(Workload next) throws HaproxyException, InterruptedException {
        try {
            stage(haproxy, folder, next);
            Ports.requireFree(newPorts(next));
            folder.keepStates(
                    ServerStates.carriedOver(stats().ask("show servers state"), workload.servers(), next.servers()));
            folder.accept();
            activate();
            folder.forgetStates();
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
        workload = next;
        awaitReady();
    }

    /// A port that HAProxy holds already passes from the old worker to the new one.
    private List<Endpoint> newPorts(Workload next) {
        List<Integer> held = workload.endpoints().stream().map(Endpoint::port).toList();
        return next.endpoints().stream().filter(e -> !held.contains(e.port())).toList();
    }

    private void activate() throws IOException, HaproxyException, InterruptedException {
        Workers before = workers();
        requestReload();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<Workers> now = workersIfAnswering();
            if (now.isPresent()
                    && now.get().current() != before.current()
                    && now.get().current() != 0) {
                return;
            }
            boolean failed = now.isPresent() && now.get().failedReloads() > before.failedReloads();
            if (failed || System.nanoTime() > end || process.awaitEnd(Ports.PAUSE)) {
                folder.takeBack();
                throw new HaproxyException("HAProxy did not take the new configuration", ASK_THE_AUTHORS);
            }
        }
    }

    /// HAProxy 2.6 does not say what came of it, and may drop the connection; the workers tell.
    private void requestReload() {
        try {
            String _ = master().ask("reload");
        } catch (IOException _) {
            // As said above.
        }
    }

    private Workers workers() throws IOException {
        return Workers.parse(master().ask("show proc"));
    }

    /// The master does not answer while it executes itself anew.
    private Optional<Workers> workersIfAnswering() {
        try {
            return Optional.of(workers());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    void stop() throws InterruptedException, HaproxyException {
        process.stop();
        try {
            folder.clear();
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static void stage(HaproxyBinary haproxy, RunFolder folder, Workload workload)
            throws IOException, HaproxyException {
        int others = workload.endpoints().size() + workload.servers().size();
        int maxconn = DescriptorLimit.maxconn(DescriptorLimit.current(), others);
        folder.stage(RuntimeBase.text(workload.base(), folder, maxconn), workload.files());
        ConfigurationCheck check = ConfigurationCheck.of(haproxy, folder.nextConfiguration());
        if (!check.valid()) {
            throw new HaproxyException(
                    "HAProxy refuses the configuration: " + check.complaint(),
                    "Correct the service; pgsvc lint --haproxy tells the place.");
        }
    }

    private CommandSocket master() {
        return new CommandSocket(folder.masterSocket());
    }

    private CommandSocket stats() {
        return new CommandSocket(folder.statsSocket());
    }

    private static HaproxyException unwritable(RunFolder folder, IOException e) {
        return new HaproxyException(
                "cannot work in " + folder.path() + ": " + e.getMessage(), "Name another folder with --dir.");
    }
}
