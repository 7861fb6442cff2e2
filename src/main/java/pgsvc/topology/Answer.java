package pgsvc.topology;

import java.util.Optional;

/// What asking a member came to. Never an exception: a member that does not answer is nothing out of the ordinary.
public sealed interface Answer<T> {

    /// It answered.
    record Given<T>(T value) implements Answer<T> {}

    /// It did not, or not so that it can be used.
    record None<T>(Silence why) implements Answer<T> {}

    /// The value, when there is one.
    default Optional<T> given() {
        return switch (this) {
            case Given<T>(T value) -> Optional.of(value);
            case None<T> _ -> Optional.empty();
        };
    }
}
