package pgsvc.inventory.ansible.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The ranges in the names of hosts: `db[01:10]`, `db[a:f]`, `db[1:10:2]`, and several of them in one name.
final class HostRange {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final Pattern FIRST = Pattern.compile("([^\\[]*)\\[([^\\]]*)\\](.*)", Pattern.DOTALL);
    private static final Pattern NUMBERS = Pattern.compile("[0-9]{0,9}:[0-9]{1,9}(?::[0-9]{1,9})?");
    private static final Pattern CHARACTERS = Pattern.compile("[a-zA-Z]:[a-zA-Z](?::[0-9]{1,9})?");

    /// The most names that one key may stand for.
    static final int MOST = 100_000;

    private HostRange() {}

    /// The range is not well formed; the message says why.
    static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message);
        }
    }

    /// All names that a name with ranges stands for, in their order.
    static List<String> expand(String names) throws MalformedException {
        List<String> expanded = List.of(names);
        while (expanded.getFirst().contains("[")) {
            expanded = expandFirst(expanded);
        }
        return expanded;
    }

    private static List<String> expandFirst(List<String> names) throws MalformedException {
        List<String> expanded = new ArrayList<>();
        for (String name : names) {
            Matcher parts = FIRST.matcher(name);
            if (!parts.matches()) {
                throw new MalformedException("A bracket is not closed.");
            }
            for (String value : values(parts.group(2))) {
                expanded.add(parts.group(1) + value + parts.group(3));
                limit(expanded.size());
            }
        }
        return expanded;
    }

    private static List<String> values(String range) throws MalformedException {
        String[] bounds = range.split(":");
        if (CHARACTERS.matcher(range).matches()) {
            return values(bounds, LETTERS::indexOf, i -> LETTERS.substring(i, i + 1));
        }
        if (!NUMBERS.matcher(range).matches()) {
            throw new MalformedException(
                    "The range [" + range + "] is not of the form [1:9], [01:09], [a:f] or [1:9:2].");
        }
        return values(bounds, HostRange::number, numbering(bounds[0], bounds[1]));
    }

    private static int number(String bound) {
        return bound.isEmpty() ? 0 : Integer.parseInt(bound);
    }

    private static IntFunction<String> numbering(String first, String last) throws MalformedException {
        boolean padded = first.length() > 1 && first.startsWith("0");
        if (padded && first.length() != last.length()) {
            throw new MalformedException("With leading zeros, both ends of a range need the same number of digits.");
        }
        return padded ? i -> String.format(Locale.ROOT, "%0" + first.length() + "d", i) : Integer::toString;
    }

    private static List<String> values(String[] bounds, Position position, IntFunction<String> name)
            throws MalformedException {
        int first = position.of(bounds[0]);
        int last = position.of(bounds[1]);
        int step = bounds.length > 2 ? number(bounds[2]) : 1;
        if (first > last || step == 0) {
            throw new MalformedException("A range goes upward, in steps of at least 1.");
        }
        limit((last - first) / step + 1);
        return IntStream.iterate(first, i -> i <= last, i -> i + step)
                .mapToObj(name)
                .toList();
    }

    private static void limit(int names) throws MalformedException {
        if (names > MOST) {
            throw new MalformedException("More than " + MOST + " hosts stand here, which is the limit.");
        }
    }

    /// Where a bound stands among all values.
    @FunctionalInterface
    private interface Position {
        int of(String bound);
    }
}
