package pgsvc.apply;

import pgsvc.plan.change.Activation;

/// What came of one target.
public sealed interface Outcome {

    /// It was as it should be already.
    record Unchanged() implements Outcome {}

    /// It is as it should be now.
    ///
    /// @param generation number of what this left there
    record Applied(int generation, Activation activation) implements Outcome {}

    /// Nothing was changed there.
    ///
    /// @param reason with what to do about it
    record Skipped(String reason) implements Outcome {}

    /// What was begun failed, and all is as it was before.
    record RolledBack(String reason) implements Outcome {}

    /// What was begun failed, and taking it back failed too: a person has to look.
    record Stranded(String reason) implements Outcome {}
}
