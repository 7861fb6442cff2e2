package pgsvc.timeline;

import java.time.Instant;

/// Something that happened, in its place in the timeline.
///
/// @param number counts from 1 since the timeline began
/// @param at when it was seen
public record Event(long number, Instant at, Happening what) {}
