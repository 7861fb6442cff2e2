package pgsvc.cli.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets a command end in good order on SIGTERM and SIGINT.
public final class Termination implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private static volatile boolean called;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    private Termination(int exitCode, Runnable stop) {
        this.hook = new Thread(() -> {
            called = true;
            stop.run();
            awaitEnd();
            Runtime.getRuntime().halt(exitCode);
        });
    }

    /// From now on the signals call this, until it is closed; the program exits with 0 then, since whoever ends it
    /// that way has no failure to look for.
    ///
    /// @param stop asks the work to end; returns at once
    public static Termination calls(Runnable stop) {
        return calls(ExitCode.DONE, stop);
    }

    /// The same with another exit code, for work that is not done when it is stopped.
    public static Termination calls(int exitCode, Runnable stop) {
        Termination termination = new Termination(exitCode, stop);
        Runtime.getRuntime().addShutdownHook(termination.hook);
        return termination;
    }

    /// From now on a signal waits for the end of a child, which got the same signal from the terminal, and exits with
    /// what that exits with.
    public static Termination waitsFor(Process child) {
        return calls(() -> Runtime.getRuntime().halt(child.onExit().join().exitValue()));
    }

    /// Ends the program; with the exit code of a signal's handler where one has come. Nothing else is to be done at an
    /// end, so that it does without [System#exit(int)], which looks for a logger first and takes longer than many a
    /// command.
    public static void exit(int exitCode) {
        if (called) {
            System.exit(exitCode);
        }
        Runtime.getRuntime().halt(exitCode);
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
