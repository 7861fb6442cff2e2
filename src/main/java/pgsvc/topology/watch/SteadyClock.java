package pgsvc.topology.watch;

import java.time.Instant;
import java.time.InstantSource;

/// The time of day as it was at the start, plus what has passed since: it never jumps, whoever sets the machine's
/// clock.
public final class SteadyClock implements InstantSource {
    private final Instant start = Instant.now();
    private final long startNanos = System.nanoTime();

    @Override
    public Instant instant() {
        return start.plusNanos(System.nanoTime() - startNanos);
    }
}
