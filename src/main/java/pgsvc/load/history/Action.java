package pgsvc.load.history;

/// What a client does in each of its attempts.
public enum Action {
    /// Inserts one row.
    WRITE,
    /// Asks who answers.
    READ
}
