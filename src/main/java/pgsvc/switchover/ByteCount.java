package pgsvc.switchover;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Bytes as PostgreSQL and Patroni write them: `16MB`, with 1024 of one unit in the next.
public final class ByteCount {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,12}) ?([kMGT]?B)?", Pattern.CASE_INSENSITIVE);
    private static final Map<String, Integer> SHIFTS = Map.of("b", 0, "kb", 10, "mb", 20, "gb", 30, "tb", 40);

    private ByteCount() {}

    /// The bytes; nothing when the text is no such number.
    public static OptionalLong parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return OptionalLong.empty();
        }
        String unit = form.group(2) == null ? "b" : form.group(2).toLowerCase(Locale.ROOT);
        long number = Long.parseLong(form.group(1));
        int shift = SHIFTS.getOrDefault(unit, 0);
        return number > Long.MAX_VALUE >> shift ? OptionalLong.empty() : OptionalLong.of(number << shift);
    }

    /// In the largest unit of which it is at least ten, rounded up.
    public static String told(long bytes) {
        for (Unit unit : Unit.values()) {
            if (bytes >= 10L << unit.shift) {
                return ((bytes - 1 >> unit.shift) + 1) + " " + unit.word;
            }
        }
        return bytes + (bytes == 1 ? " byte" : " bytes");
    }

    private enum Unit {
        TERA("TB", 40),
        GIGA("GB", 30),
        MEGA("MB", 20),
        KILO("kB", 10);

        private final String word;
        private final int shift;

        Unit(String word, int shift) {
            this.word = word;
            this.shift = shift;
        }
    }
}
