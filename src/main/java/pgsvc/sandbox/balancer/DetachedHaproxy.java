package pgsvc.sandbox.balancer;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import pgsvc.run.process.Haproxy;

/// A HAProxy that outlives whoever started it.
///
/// @param lastWords what it wrote at last
record DetachedHaproxy(ProcessHandle handle, Supplier<String> lastWords) implements Haproxy {
    private static final Duration GRACE = Duration.ofSeconds(5);

    @Override
    public boolean isAlive() {
        return handle.isAlive();
    }

    @Override
    public void onEnd(Runnable callback) {
        var _ = handle.onExit().thenRun(callback);
    }

    @Override
    public boolean awaitEnd(Duration time) throws InterruptedException {
        try {
            handle.onExit().get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String obituary() {
        return "HAProxy has ended:\n  " + lastWords.get();
    }

    @Override
    public void stop() throws InterruptedException {
        handle.destroy();
        if (!awaitEnd(GRACE)) {
            handle.destroyForcibly();
        }
    }
}
