package pgsvc.load.history;

import java.time.Duration;

/// One connection, one statement.
///
/// @param number counts the client's attempts from 1; a write inserts it as `n`
/// @param begin when it was due, since the start of the run; a client would have waited from then on
/// @param end when its outcome was known, since the start of the run
public record Attempt(long number, Duration begin, Duration end, Outcome outcome) {

    /// How long the client waited.
    public Duration latency() {
        return end.minus(begin);
    }

    /// Whether an answer arrived.
    public boolean answered() {
        return switch (outcome) {
            case Outcome.Answered _ -> true;
            case Outcome.Failed _ -> false;
        };
    }
}
