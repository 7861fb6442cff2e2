package pgsvc.jmespath.value;

/// Blanks as Python's `str.strip()` knows them; Java's `strip()` leaves the no-break ones.
public final class Blanks {
    private static final int NEXT_LINE = 0x85;

    private Blanks() {}

    /// The text without the blanks at its beginning.
    public static String stripLeading(String text) {
        int start = 0;
        while (start < text.length() && isBlank(text.charAt(start))) {
            start++;
        }
        return text.substring(start);
    }

    /// The text without the blanks at both ends.
    public static String strip(String text) {
        int end = text.length();
        while (end > 0 && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return stripLeading(text.substring(0, end));
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == NEXT_LINE;
    }
}
