package pgsvc.concurrent;

import java.time.Duration;

/// Waits for something to become true.
public final class Waiting {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Waiting() {}

    /// A condition that may take its time to be looked at.
    ///
    /// @param <E> why it cannot be looked at
    public interface Condition<E extends Exception> {
        boolean holds() throws E, InterruptedException;
    }

    /// @return whether it held within that time
    public static <E extends Exception> boolean until(Condition<E> condition, Duration patience)
            throws E, InterruptedException {
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
