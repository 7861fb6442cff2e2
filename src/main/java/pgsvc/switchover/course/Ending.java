package pgsvc.switchover.course;

/// How a switchover ended, as far as the cluster goes.
public sealed interface Ending {

    /// Whom it was to make the leader leads and takes writes.
    record Led() implements Ending {}

    /// Patroni refused.
    ///
    /// @param words its own
    record Refused(String words) implements Ending {}

    /// The candidate did not come in time.
    ///
    /// @param words what Patroni answered meanwhile, if anything
    record Late(String words) implements Ending {}

    /// A person ended it.
    record Interrupted() implements Ending {}
}
