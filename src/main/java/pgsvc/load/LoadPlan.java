package pgsvc.load;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What is to be asked, how often and for how long.
///
/// @param attemptsPerSecond of each client
/// @param duration of the run; when empty it goes on until it is stopped
/// @param patience how long a client waits for the answer of one attempt, logging in included
public record LoadPlan(
        ServicePort writer,
        List<ServicePort> readers,
        Login login,
        int attemptsPerSecond,
        Optional<Duration> duration,
        Duration patience) {
    private static final int ATTEMPTS_PER_SECOND = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// @throws IllegalArgumentException when the rate, the duration or the patience is not positive
    public LoadPlan {
        readers = List.copyOf(readers);
        require(attemptsPerSecond > 0, "attempts per second", attemptsPerSecond);
        require(duration.isEmpty() || duration.get().isPositive(), "duration", duration);
        require(patience.toMillis() > 0, "patience", patience);
    }

    /// A plan with 50 attempts a second, five seconds of patience and no end.
    public static LoadPlan of(ServicePort writer, List<ServicePort> readers, Login login) {
        return new LoadPlan(writer, readers, login, ATTEMPTS_PER_SECOND, Optional.empty(), PATIENCE);
    }

    /// The same with another rate.
    public LoadPlan withAttemptsPerSecond(int other) {
        return new LoadPlan(writer, readers, login, other, duration, patience);
    }

    /// The same with an end.
    public LoadPlan withDuration(Duration other) {
        return new LoadPlan(writer, readers, login, attemptsPerSecond, Optional.of(other), patience);
    }

    /// The same with another patience.
    public LoadPlan withPatience(Duration other) {
        return new LoadPlan(writer, readers, login, attemptsPerSecond, duration, other);
    }

    /// When attempt `number` of each client is due, since the start; the first is number 1 and due at once.
    Duration due(long number) {
        return Duration.ofSeconds(number - 1).dividedBy(attemptsPerSecond);
    }

    private static void require(boolean holds, String what, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(what + " must be positive: " + value);
        }
    }
}
