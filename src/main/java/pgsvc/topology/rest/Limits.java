package pgsvc.topology.rest;

import java.time.Duration;

/// What an answer may take.
///
/// @param connect until the connection stands
/// @param whole from the beginning to the last byte, connecting included
/// @param bytes of the answer's body
public record Limits(Duration connect, Duration whole, int bytes) {
    /// For a person who waits: two seconds to connect, three in all.
    public static final Limits PATIENT = new Limits(Duration.ofSeconds(2), Duration.ofSeconds(3), 1 << 20);

    /// The same with another whole.
    public Limits within(Duration other) {
        return new Limits(connect, other, bytes);
    }
}
