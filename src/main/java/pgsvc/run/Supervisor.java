package pgsvc.run;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import pgsvc.haproxy.runtime.Workers;
import pgsvc.haproxy.runtime.states.ServerStates;
import pgsvc.render.RenderedFile;
import pgsvc.run.process.ConfigurationCheck;
import pgsvc.run.process.Haproxy;
import pgsvc.run.process.HaproxyBinary;
import pgsvc.run.process.HaproxyException;
import pgsvc.run.process.HaproxyProcess;
import pgsvc.run.workload.Endpoint;
import pgsvc.run.workload.Workload;
import pgsvc.target.socket.CommandSocket;

/// Keeps one HAProxy: started only with a configuration that HAProxy accepts and ports that are free, reloaded
/// with the states of its servers, ended without leaving sockets.
public final class Supervisor {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ASK_THE_AUTHORS =
            "Run with -v to see what HAProxy says. If its configuration is at fault, please report it.";

    private final HaproxyBinary haproxy;
    private final RunFolder folder;
    private final Haproxy process;

    private Supervisor(HaproxyBinary haproxy, RunFolder folder, Haproxy process) {
        this.haproxy = haproxy;
        this.folder = folder;
        this.process = process;
    }

    /// Starts it with a workload.
    ///
    /// @throws HaproxyException when it cannot be started; nothing runs then
    public static Supervisor start(HaproxyBinary haproxy, RunFolder folder, Workload workload, Haproxy.Starter starter)
            throws HaproxyException {
        try {
            folder.prepare();
            stage(haproxy, folder, workload);
            Ports.requireFree(workload.endpoints());
            folder.accept();
            List<String> command = HaproxyProcess.command(haproxy, folder.masterSocket(), folder.configuration());
            return new Supervisor(haproxy, folder, starter.start(command));
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /// Takes charge of one that was started in that folder before.
    public static Supervisor attach(HaproxyBinary haproxy, RunFolder folder, Haproxy process) {
        return new Supervisor(haproxy, folder, process);
    }

    /// The HAProxy that it keeps.
    public Haproxy process() {
        return process;
    }

    /// Whether this is what is loaded, wherever it is declared.
    ///
    /// @throws HaproxyException when the folder cannot be read
    public boolean serves(Workload other) throws HaproxyException {
        try {
            return folder.holds(base(folder, other), other.files());
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /// Waits until every port accepts connections.
    ///
    /// @throws HaproxyException when it ends meanwhile, or ten seconds have passed
    public void awaitReady(Workload workload) throws HaproxyException, InterruptedException {
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
        awaitWorker();
    }

    /// The ports accept as soon as the master has bound them, before there is a worker that a stop would end.
    private void awaitWorker() throws HaproxyException {
        try {
            String _ = stats().ask("show info");
        } catch (IOException e) {
            throw new HaproxyException("HAProxy's worker gives no answer: " + e.getMessage(), ASK_THE_AUTHORS);
        }
    }

    /// Serves another workload.
    ///
    /// @throws HaproxyException when it cannot be; the present one is served on then
    public void reload(Workload next) throws HaproxyException, InterruptedException {
        try {
            stage(haproxy, folder, next);
            LoadedFiles loaded = LoadedFiles.read(folder.loadedServices());
            Ports.requireFree(newPorts(loaded, next));
            folder.keepStates(ServerStates.carriedOver(
                    stats().ask("show servers state"),
                    loaded.texts(),
                    next.files().stream().map(RenderedFile::content).toList()));
            folder.accept();
            activate();
            folder.forgetStates();
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
        awaitReady(next);
    }

    /// A port that HAProxy holds already passes from the old worker to the new one.
    private List<Endpoint> newPorts(LoadedFiles loaded, Workload next) {
        return next.services().stream()
                .filter(e -> !loaded.ports().contains(e.port()))
                .toList();
    }

    private void activate() throws IOException, HaproxyException, InterruptedException {
        Workers before = workers();
        requestReload();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<Workers> now = workersIfAnswering();
            if (now.filter(workers -> workers.replaced(before)).isPresent()) {
                return;
            }
            boolean failed = now.filter(workers -> workers.failedSince(before)).isPresent();
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

    /// Ends it, and removes all that belonged to it.
    public void stop() throws InterruptedException, HaproxyException {
        process.stop();
        try {
            folder.clear();
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static void stage(HaproxyBinary haproxy, RunFolder folder, Workload workload)
            throws IOException, HaproxyException {
        folder.stage(base(folder, workload), workload.files());
        ConfigurationCheck check = ConfigurationCheck.of(haproxy, folder.nextConfiguration());
        if (!check.valid()) {
            throw new HaproxyException(
                    "HAProxy refuses the configuration: " + check.complaint(),
                    "Correct the service; pgsvc lint --haproxy tells the place.");
        }
    }

    private static String base(RunFolder folder, Workload workload) {
        int others = workload.endpoints().size() + workload.servers().size();
        int maxconn = DescriptorLimit.maxconn(DescriptorLimit.current(), others);
        return RuntimeBase.text(workload.base(), workload.placement(), folder, maxconn);
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
