package pgsvc.load.timeline;

import java.time.Duration;

/// Turns moments into pixels.
///
/// @param left where the run starts
/// @param width of the whole run
record TimeScale(Duration run, double left, double width) {

    /// A moment beyond the end of the run stands at its end.
    double x(Duration moment) {
        return left + width * Math.clamp(moment.toNanos() / (double) run.toNanos(), 0.0, 1.0);
    }

    double right() {
        return left + width;
    }
}
