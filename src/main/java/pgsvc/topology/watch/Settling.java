package pgsvc.topology.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A value that counts only once it has stayed the same for a while. Each change that counted doubles that while
/// for an hour, so that one which flaps without end changes hardly anything: for those who write files and reload.
/// Not safe for use by several threads.
public final class Settling<T> {
    private static final Duration MEMORY = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 6;

    private final Duration quiet;
    private final Deque<Instant> changes = new ArrayDeque<>();
    private @Nullable T settled;
    private @Nullable T pending;
    private Instant pendingSince = Instant.EPOCH;

    /// @param quiet how long a value must stay the same, as long as nothing flaps
    public Settling(Duration quiet) {
        this.quiet = quiet;
    }

    /// Tells what the value is now.
    public void offer(T value, Instant at) {
        var _ = settled(at);
        if (!value.equals(pending)) {
            pending = value;
            pendingSince = at;
        }
    }

    /// Nobody can tell now what the value is: what has not stayed long enough yet does not count.
    public void withdraw(Instant at) {
        pending = settled(at).orElse(null);
    }

    /// The value that counts; nothing until the first has stayed.
    public Optional<T> settled(Instant now) {
        if (due(now).filter(due -> !now.isBefore(due)).isPresent()) {
            if (settled != null) {
                changes.addLast(now);
            }
            settled = pending;
        }
        return Optional.ofNullable(settled);
    }

    /// When another value will count, if nothing changes until then.
    public Optional<Instant> due(Instant now) {
        if (pending == null || pending.equals(settled)) {
            return Optional.empty();
        }
        while (!changes.isEmpty() && changes.getFirst().plus(MEMORY).isBefore(now)) {
            changes.removeFirst();
        }
        return Optional.of(pendingSince.plus(quiet.multipliedBy(1L << Math.min(changes.size(), MOST_DOUBLINGS))));
    }
}
