package pgsvc.switchover.course;

import java.time.Duration;
import java.util.Optional;

/// What happened in the cluster, since Patroni was asked.
///
/// @param oldGone the former leader first said that it is none, or nothing more
/// @param newLeads the next one first held the lock and was out of recovery: it takes writes
public record Milestones(Optional<Duration> oldGone, Optional<Duration> newLeads) {}
