package pgsvc.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets a command that runs until it is told to stop end in good order on SIGTERM and SIGINT, with exit code 0:
/// whoever ends it that way has no failure to look for.
final class Termination implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 15;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    private Termination(Runnable stop) {
        this.hook = new Thread(() -> {
            stop.run();
            awaitEnd();
            Runtime.getRuntime().halt(ExitCode.DONE);
        });
    }

    /// From now on the signals call this, until it is closed.
    ///
    /// @param stop asks the work to end; returns at once
    static Termination calls(Runnable stop) {
        Termination termination = new Termination(stop);
        Runtime.getRuntime().addShutdownHook(termination.hook);
        return termination;
    }

    private void awaitEnd() {
        try {
            boolean _ = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Tells that the work has ended.
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The signal has come; the hook waits for this.
        }
        ended.countDown();
    }
}
