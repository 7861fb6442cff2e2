package pgsvc.sandbox.process;

import java.time.Duration;

/// Waits for something to become true.
public final class Waiting {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Waiting() {}

    /// A condition that may take its time to be looked at.
    public interface Condition {
        boolean holds() throws InterruptedException;
    }

    /// @return whether it held within that time
    public static boolean until(Condition condition, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(PAUSE);
        }
        return true;
    }
}
