package pgsvc.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How often a password was wrong in a row, for an address or a user, and how long to wait before the next. Safe for
/// use by several threads.
public final class Attempts {
    /// So many may be wrong before anybody waits.
    public static final int FREE = 5;
    /// The first wait; each further failure doubles it.
    public static final Duration FIRST = Duration.ofSeconds(5);
    /// It doubles up to here.
    public static final Duration LONGEST = Duration.ofMinutes(5);

    /// More are not remembered: names can be thought up without end.
    private static final int MOST = 10_000;
    /// Failures of so long ago are forgotten.
    private static final Duration MEMORY = Duration.ofMinutes(15);

    private final InstantSource clock;
    private final Map<String, Failures> failures = new HashMap<>();

    private record Failures(int number, Instant last) {
        Instant until() {
            return number < FREE ? last : last.plus(pause());
        }

        /// No more doublings than it takes to the longest.
        private Duration pause() {
            Duration pause = FIRST.multipliedBy(1L << Math.min(number - FREE, 10));
            return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
        }
    }

    public Attempts(InstantSource clock) {
        this.clock = clock;
    }

    /// How long to wait for the next attempt; nothing when it may be made.
    public synchronized Optional<Duration> wait(List<String> who) {
        return who.stream()
                .flatMap(one -> Optional.ofNullable(failures.get(one)).stream())
                .map(found -> Duration.between(clock.instant(), found.until()))
                .filter(Duration::isPositive)
                .max(Duration::compareTo);
    }

    /// The password was wrong.
    public synchronized void failed(List<String> who) {
        Instant now = clock.instant();
        failures.values().removeIf(found -> found.last().plus(MEMORY).isBefore(now));
        for (String one : who) {
            if (failures.size() < MOST || failures.containsKey(one)) {
                failures.merge(one, new Failures(1, now), (before, _) -> new Failures(before.number() + 1, now));
            }
        }
    }

    /// The password was right.
    public synchronized void succeeded(List<String> who) {
        who.forEach(failures::remove);
    }
}
