package pgsvc.cli.view.sandbox;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import pgsvc.load.Load;
import pgsvc.load.Progress;

/// A line on the terminal that tells how far a load is, written anew five times a second.
public final class LoadProgress implements AutoCloseable {
    private static final int PERIOD_MILLIS = 200;
    private static final String CLEAR = "\r\u001b[K";

    private final Load load;
    private final PrintStream err;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;

    private LoadProgress(Load load, PrintStream err, boolean shown) {
        this.load = load;
        this.err = err;
        this.thread = shown
                ? Thread.ofVirtual().start(this::show)
                : Thread.ofVirtual().unstarted(() -> {});
    }

    /// @param shown whether there is a terminal to write to
    public static LoadProgress start(Load load, PrintStream err, boolean shown) {
        return new LoadProgress(load, err, shown);
    }

    private void show() {
        try {
            while (!ended.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS)) {
                Progress now = load.snapshot();
                err.printf(
                        Locale.ROOT,
                        CLEAR + "%5.1f s  %d attempts, %d failed",
                        now.elapsed().toMillis() / 1000.0,
                        now.attempts(),
                        now.failed());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        err.print(CLEAR);
    }

    @Override
    public void close() throws InterruptedException {
        ended.countDown();
        thread.join();
    }
}
