package pgsvc.load.report;

import java.time.Duration;
import java.util.List;
import pgsvc.load.history.Attempt;
import pgsvc.load.history.ClientHistory;

/// A time without an answer.
///
/// @param begin the last answer before it or the start of the run, since that start
/// @param end the first answer after it or the end of the run, since the start
public record Gap(Duration begin, Duration end) {

    /// How long it was.
    public Duration length() {
        return end.minus(begin);
    }

    /// The longest one; of two equals, the earlier.
    ///
    /// @param run the length of the run; answers that came later do not count
    public static Gap longest(ClientHistory history, Duration run) {
        Gap longest = new Gap(Duration.ZERO, Duration.ZERO);
        Duration last = Duration.ZERO;
        for (Duration answer : answers(history)) {
            longest = longest.orLonger(new Gap(last, shorter(answer, run)));
            last = shorter(answer, run);
        }
        return longest.orLonger(new Gap(last, run));
    }

    private static List<Duration> answers(ClientHistory history) {
        return history.attempts().stream()
                .filter(Attempt::answered)
                .map(Attempt::end)
                .sorted()
                .toList();
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private Gap orLonger(Gap other) {
        return other.length().compareTo(length()) > 0 ? other : this;
    }
}
