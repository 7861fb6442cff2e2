package pgsvc.apply;

import pgsvc.target.TargetException;

/// Hears of each step before it is done; for progress, and for tests that end a transaction there.
public interface StepListener {

    /// A step is about to be done.
    ///
    /// @throws TargetException to end the transaction as if the target had failed there
    void before(Step step) throws TargetException;
}
