package pgsvc.topology;

import java.time.Instant;
import java.util.Optional;

/// How a member's REST API is. That it is silent does not say that the member is gone.
public sealed interface SourceState {

    /// Nothing came back yet.
    record Unasked() implements SourceState {}

    /// It answers.
    ///
    /// @param since the first answer without a failure after it
    record Answering(Instant since) implements SourceState {}

    /// It does not.
    ///
    /// @param since the first failure without an answer after it
    /// @param lastAnswer when what is known of it was true
    record Silent(Instant since, Optional<Instant> lastAnswer, Silence why) implements SourceState {}
}
