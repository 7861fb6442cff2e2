package pgsvc.load.history;

import java.time.Duration;

/// Something that was done to the cluster, or seen of it, during the run.
///
/// @param at since the start of the run
/// @param what such as `kill -9 of pg-test-1`
public record Mark(Duration at, String what) {}
