package pgsvc.resolve.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An IPv6 address by its eight groups of 16 bits (RFC 4291, section 2.2). It is read here since the JDK's own
/// class for addresses belongs to its network.
record Ipv6(List<Integer> groups) {
    private static final int GROUPS = 8;
    private static final Pattern DOTTED_TAIL =
            Pattern.compile("(.*:)(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

    Ipv6 {
        groups = List.copyOf(groups);
    }

    /// The address of a text without brackets and without a zone; nothing when it is none.
    static Optional<Ipv6> parse(String text) {
        String[] halves = withoutDots(text).split("::", -1);
        if (halves.length > 2) {
            return Optional.empty();
        }
        List<Integer> groups = new ArrayList<>();
        List<Integer> tail = new ArrayList<>();
        if (!read(halves[0], groups) || halves.length == 2 && !read(halves[1], tail)) {
            return Optional.empty();
        }
        int missing = GROUPS - groups.size() - tail.size();
        if (halves.length == 2 ? missing < 1 : missing != 0) {
            return Optional.empty();
        }
        for (int i = 0; i < missing; i++) {
            groups.add(0);
        }
        groups.addAll(tail);
        return Optional.of(new Ipv6(groups));
    }

    /// `::ffff:10.0.0.1` becomes `::ffff:a00:1`; a text that is wrong there stays, and is refused later.
    private static String withoutDots(String text) {
        Matcher dotted = DOTTED_TAIL.matcher(text);
        if (!dotted.matches()) {
            return text;
        }
        int[] bytes = new int[4];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = Integer.parseInt(dotted.group(i + 2));
            if (bytes[i] > 255) {
                return text;
            }
        }
        return dotted.group(1) + "%x:%x".formatted(bytes[0] << 8 | bytes[1], bytes[2] << 8 | bytes[3]);
    }

    private static boolean read(String half, List<Integer> into) {
        for (String group : half.isEmpty() ? new String[0] : half.split(":", -1)) {
            OptionalInt value = group(group);
            if (value.isEmpty()) {
                return false;
            }
            into.add(value.getAsInt());
        }
        return true;
    }

    private static OptionalInt group(String text) {
        return text.matches("[0-9A-Fa-f]{1,4}") ? OptionalInt.of(Integer.parseInt(text, 16)) : OptionalInt.empty();
    }

    /// The one way to write it (RFC 5952): lower case, the longest run of zeros as `::`; `10.0.0.1` for an IPv4
    /// address in the guise of IPv6, which HAProxy and the kernel take for that address.
    String text() {
        if (groups.subList(0, 6).equals(List.of(0, 0, 0, 0, 0, 0xffff))) {
            return bytes(groups.get(6)) + "." + bytes(groups.get(7));
        }
        int length = longestRun();
        if (length < 2) {
            return hex(0, GROUPS);
        }
        int from = 0;
        while (runFrom(from) < length) {
            from++;
        }
        return hex(0, from) + "::" + hex(from + length, GROUPS);
    }

    private int longestRun() {
        int longest = 0;
        for (int i = 0; i < GROUPS; i++) {
            longest = Math.max(longest, runFrom(i));
        }
        return longest;
    }

    private int runFrom(int from) {
        int end = from;
        while (end < GROUPS && groups.get(end) == 0) {
            end++;
        }
        return end - from;
    }

    private String hex(int from, int to) {
        return String.join(
                ":", groups.subList(from, to).stream().map(Integer::toHexString).toList());
    }

    private static String bytes(int group) {
        return (group >> 8) + "." + (group & 0xff);
    }
}
