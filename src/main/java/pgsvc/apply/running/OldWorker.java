package pgsvc.apply.running;

/// A worker that a reload replaced, and that lives on for the sessions which it has.
///
/// @param pid its process
/// @param sessions that it still has
/// @param ended sessions that were shut there, since their server serves them no more
public record OldWorker(long pid, int sessions, int ended) {}
