package pgsvc.load.timeline;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Where an axis of time has its ticks: at round numbers, of which there are as many as there is room for.
///
/// @param ticks since the start, beginning with zero; the last one is not after the end of the run
record Axis(List<Duration> ticks) {
    private static final List<Duration> STEPS = LongStream.of(
                    100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000, 120_000, 300_000, 600_000,
                    1_800_000)
            .mapToObj(Duration::ofMillis)
            .toList();

    Axis {
        ticks = List.copyOf(ticks);
    }

    /// @param most how many ticks there is room for
    static Axis of(Duration run, int most) {
        Duration step =
                STEPS.stream().filter(s -> run.dividedBy(s) < most).findFirst().orElse(run);
        return new Axis(Stream.iterate(Duration.ZERO, t -> t.compareTo(run) <= 0, t -> t.plus(step))
                .toList());
    }

    /// Seconds without needless zeros.
    static String label(Duration tick) {
        return tick.toMillis() % 1000 == 0 ? Long.toString(tick.toSeconds()) : moment(tick);
    }

    /// A moment to a tenth of a second, a number alone.
    static String moment(Duration moment) {
        return String.format(Locale.ROOT, "%.1f", moment.toMillis() / 1000.0);
    }

    /// A span as people say it: `240 ms`, `1.4 s`.
    static String span(Duration span) {
        return span.toMillis() < 950 ? span.toMillis() + " ms" : moment(span) + " s";
    }
}
