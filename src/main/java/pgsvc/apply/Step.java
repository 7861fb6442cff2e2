package pgsvc.apply;

/// The steps of a transaction, in their order.
public enum Step {
    /// Nobody else works there.
    LOCK,
    /// What an earlier one left is taken back.
    RECOVER,
    /// The target is still what the plan was made from.
    BASIS,
    /// The files to come stand beside those that are there.
    STAGE,
    /// HAProxy accepts them.
    CHECK,
    /// What is needed to take it back is on the disk.
    JOURNAL,
    /// Each file is put in its place.
    SWAP,
    /// HAProxy is told.
    ACTIVATE,
    /// HAProxy runs with what was meant.
    VERIFY,
    /// It is remembered, and the journal is gone.
    RECORD
}
