package pgsvc.apply;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import pgsvc.apply.running.OldWorker;
import pgsvc.apply.running.OldWorkers;
import pgsvc.apply.running.ReloadWay;
import pgsvc.concurrent.Waiting;
import pgsvc.haproxy.runtime.Workers;
import pgsvc.observe.Observation;
import pgsvc.observe.Observer;
import pgsvc.observe.Running;
import pgsvc.observe.Site;
import pgsvc.plan.Desired;
import pgsvc.plan.Marked;
import pgsvc.plan.Plan;
import pgsvc.plan.Planner;
import pgsvc.render.RenderedFile;
import pgsvc.target.Target;
import pgsvc.target.TargetException;
import pgsvc.target.local.LocalTarget;
import pgsvc.target.socket.CommandSocket;

/// This machine's HAProxy with one service, which transactions change.
public final class LiveHaproxy implements AutoCloseable {
    private static final Path BINARY = Path.of("/usr/sbin/haproxy");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String FILE = "pg-a-primary.cfg";

    private final Path folder;
    private final Site site;
    private final Process process;
    private ReloadWay way = ReloadWay.FOUND_OUT;

    /// @param text of the service's file
    public LiveHaproxy(Path folder, String text) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(BINARY), "HAProxy is not installed: " + BINARY);
        this.folder = folder;
        this.site = Site.withConfD(folder.toString());
        Path base = Files.writeString(folder.resolve("haproxy.cfg"), """
                global
                    stats socket %1$s/stats.sock mode 600 level admin
                    server-state-file %1$s/states
                    maxconn 2000
                defaults
                    mode tcp
                    timeout connect 3s
                    timeout client 1m
                    timeout server 1m
                    timeout check 5s
                    load-server-state-from-file global
                """.formatted(folder));
        Files.writeString(folder.resolve("states"), "1\n");
        Path services = Files.createDirectory(folder.resolve("conf.d"));
        Files.writeString(services.resolve(FILE), text);
        process = new ProcessBuilder(List.of(
                        BINARY.toString(),
                        "-W",
                        "-S",
                        folder + "/master.sock",
                        "-f",
                        base.toString(),
                        "-f",
                        services.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.log").toFile())
                .start();
        if (!Waiting.until(this::hasWorker, PATIENCE)) {
            throw new IOException(Files.readString(folder.resolve("haproxy.log")));
        }
    }

    LiveHaproxy reloadedBy(ReloadWay another) {
        way = another;
        return this;
    }

    public static String file(String section) {
        return Marked.file("pg-a", "primary", section);
    }

    /// The number of the worker in charge: a reload gives another one.
    public long worker() throws IOException {
        return Workers.parse(new CommandSocket(folder.resolve("master.sock")).ask("show proc"))
                .current();
    }

    /// While it starts, its master may drop a connection.
    private boolean hasWorker() {
        try {
            return worker() != 0 && Files.exists(folder.resolve("stats.sock"));
        } catch (IOException _) {
            return false;
        }
    }

    String statuses() throws TargetException {
        try (Target target = target()) {
            Running running = Observer.observe(target, site).running().orElseThrow();
            return String.join(
                    " ",
                    running.servers("pg-a-primary").stream()
                            .map(server -> server.server() + ":" + server.status())
                            .sorted()
                            .toList());
        }
    }

    public void awaitStatuses(String wanted) throws TargetException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String statuses = statuses();
        while (!statuses.equals(wanted)) {
            if (System.nanoTime() > end) {
                throw new AssertionError(statuses + " instead of " + wanted);
            }
            Thread.onSpinWait();
            statuses = statuses();
        }
    }

    public Outcome apply(String text) throws TargetException, InterruptedException {
        return apply(target(), text);
    }

    Outcome apply(Target reached, String text) throws TargetException, InterruptedException {
        List<RenderedFile> files = List.of(new RenderedFile("here", FILE, RenderedFile.Kind.SERVICE, text));
        try (Target target = reached) {
            Transaction transaction =
                    new Transaction(target, site, new Author("dba@here", "2026-11-25T03:00:00Z", ""), way);
            var _ = transaction.begin();
            Observation observed = Observer.observe(target, site);
            Plan plan = Planner.plan(new Desired("here", files, Set.of("pg-a")), observed, false);
            return transaction.apply(plan, observed);
        }
    }

    List<OldWorker> sweep() throws TargetException {
        try (Target target = target()) {
            Running running = Observer.observe(target, site).running().orElseThrow();
            return new OldWorkers(target, site).sweep(running);
        }
    }

    List<OldWorker> look() throws TargetException {
        try (Target target = target()) {
            Running running = Observer.observe(target, site).running().orElseThrow();
            return new OldWorkers(target, site).look(running);
        }
    }

    private static Target target() throws TargetException {
        return LocalTarget.open("here", PATIENCE);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
