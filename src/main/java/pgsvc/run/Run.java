package pgsvc.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import pgsvc.run.process.HaproxyBinary;
import pgsvc.run.process.HaproxyException;
import pgsvc.run.process.HaproxyProcess;
import pgsvc.run.workload.Workload;

/// HAProxy from start to end: started, kept equal to the inventory, ended when asked.
public final class Run {
    private static final Duration PERIOD = Duration.ofMillis(250);

    private final HaproxyBinary haproxy;
    private final RunFolder folder;
    private final RunListener listener;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean stopped;

    public Run(HaproxyBinary haproxy, RunFolder folder, RunListener listener) {
        this.haproxy = haproxy;
        this.folder = folder;
        this.listener = listener;
    }

    /// Asks for the end, from any thread.
    public void stop() {
        stopped = true;
        wake.release();
    }

    /// Runs until it is asked to stop.
    ///
    /// @param changed whether there may be another workload, asked a few times a second
    /// @param source the workload anew; empty when it is wrong, which the source tells itself
    /// @throws HaproxyException when HAProxy cannot be started, or ends without being asked
    public void serve(Workload first, BooleanSupplier changed, Supplier<Optional<Workload>> source)
            throws HaproxyException, InterruptedException {
        Supervisor supervisor =
                Supervisor.start(haproxy, folder, first, command -> HaproxyProcess.start(command, listener::said));
        try {
            supervisor.process().onEnd(wake::release);
            supervisor.awaitReady(first);
            listener.ready(first);
            while (!stopped) {
                boolean _ = wake.tryAcquire(PERIOD.toMillis(), TimeUnit.MILLISECONDS);
                requireAlive(supervisor);
                if (changed.getAsBoolean()) {
                    source.get().ifPresent(next -> follow(supervisor, next));
                }
            }
        } finally {
            supervisor.stop();
        }
    }

    private void requireAlive(Supervisor supervisor) throws HaproxyException, InterruptedException {
        if (!stopped && !supervisor.process().isAlive()) {
            throw new HaproxyException(supervisor.process().obituary(), "Run with -v to see all that HAProxy says.");
        }
    }

    private void follow(Supervisor supervisor, Workload next) {
        try {
            if (supervisor.serves(next)) {
                listener.unchanged();
            } else {
                supervisor.reload(next);
                listener.reloaded(next);
            }
        } catch (HaproxyException e) {
            listener.refused(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
