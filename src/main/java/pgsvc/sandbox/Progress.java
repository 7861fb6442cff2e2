package pgsvc.sandbox;

/// Hears what has been done, step by step.
public interface Progress {

    /// A step is done.
    ///
    /// @param what a line for a person
    void done(String what);
}
