package pgsvc.switchover.course;

import java.time.Duration;

/// Whether, and for how long, new connections shall wait while the leader changes.
///
/// @param wanted whether at all
/// @param guardThere whether a guard is started on nodes where no agent answers for the lease
/// @param owner who holds, in words of one line
public record HoldWish(boolean wanted, boolean guardThere, Duration atMost, String owner) {}
