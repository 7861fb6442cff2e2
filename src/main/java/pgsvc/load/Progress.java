package pgsvc.load;

import java.time.Duration;

/// How far a run is.
///
/// @param elapsed since its start; zero before it
/// @param attempts whose outcome is known, of all clients
/// @param failed how many of these failed
public record Progress(Duration elapsed, long attempts, long failed) {}
