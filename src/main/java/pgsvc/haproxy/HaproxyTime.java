package pgsvc.haproxy;

import java.util.Map;
import java.util.OptionalLong;

/// HAProxy's notation of time: a whole number and a unit, milliseconds without one (configuration manual, section
/// 2.5).
public final class HaproxyTime {
    private static final Map<String, Long> MICROSECONDS = Map.of(
            "us",
            1L,
            "ms",
            1_000L,
            "",
            1_000L,
            "s",
            1_000_000L,
            "m",
            60_000_000L,
            "h",
            3_600_000_000L,
            "d",
            86_400_000_000L);
    /// The longest time is that of a signed 32-bit number of milliseconds.
    private static final long MOST_MILLISECONDS = Integer.MAX_VALUE;

    private HaproxyTime() {}

    /// The milliseconds, rounded up as HAProxy does; nothing when it would not take the text.
    public static OptionalLong milliseconds(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        Long unit = MICROSECONDS.get(text.substring(digits));
        if (digits == 0 || digits > 12 || unit == null) {
            return OptionalLong.empty();
        }
        long number = Long.parseLong(text.substring(0, digits));
        if (number > MOST_MILLISECONDS * 1_000 / unit) {
            return OptionalLong.empty();
        }
        return OptionalLong.of((number * unit + 999) / 1_000);
    }
}
