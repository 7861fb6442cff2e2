package pgsvc.load.history;

/// What became of an attempt.
public sealed interface Outcome {

    /// The server's answer arrived; of a write: it is acknowledged.
    ///
    /// @param instance the server's address, or the name that [History#named] gave it
    /// @param inRecovery what `pg_is_in_recovery()` said: true of a replica
    record Answered(String instance, boolean inRecovery) implements Outcome {}

    /// No answer arrived, or an error did. A write may have been done all the same.
    record Failed(FailureKind kind) implements Outcome {}
}
