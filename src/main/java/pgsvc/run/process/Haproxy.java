package pgsvc.run.process;

import java.time.Duration;
import java.util.List;

/// A HAProxy that was started: its master.
public interface Haproxy {

    /// Whether it runs.
    boolean isAlive();

    /// Calls back when it ends, from another thread.
    void onEnd(Runnable callback);

    /// Waits for its end.
    ///
    /// @return whether it ended in that time
    boolean awaitEnd(Duration time) throws InterruptedException;

    /// Why it ended, as far as that is known. Only to be asked when it has ended.
    String obituary() throws InterruptedException;

    /// Ends it, and waits until its workers are gone.
    void stop() throws InterruptedException;

    /// Starts a HAProxy.
    interface Starter {

        /// @param command the program and its arguments
        /// @throws HaproxyException when the program cannot be run
        Haproxy start(List<String> command) throws HaproxyException;
    }
}
