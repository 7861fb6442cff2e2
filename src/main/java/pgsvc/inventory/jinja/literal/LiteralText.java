package pgsvc.inventory.jinja.literal;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Python's literals of text: either quote, once or three times, with escapes or raw.
public final class LiteralText {
    private static final Pattern PREFIX = Pattern.compile("[rRuU](?=['\"])");
    private static final Pattern START = Pattern.compile("[rRuU]?['\"]");
    private static final Pattern LONG_DOUBLE = body("\"\"\"", "(?:[^\\\\\"]|\\\\.|\"(?!\"\"))*+");
    private static final Pattern LONG_SINGLE = body("'''", "(?:[^\\\\']|\\\\.|'(?!''))*+");
    private static final Pattern SHORT_DOUBLE = body("\"", "(?:[^\\\\\"\\n]|\\\\.)*+");
    private static final Pattern SHORT_SINGLE = body("'", "(?:[^\\\\'\\n]|\\\\.)*+");
    private static final Pattern ESCAPE = Pattern.compile(
            "\\\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})|(.))", Pattern.DOTALL);

    private LiteralText() {}

    private static Pattern body(String quote, String content) {
        return Pattern.compile(quote + content + quote, Pattern.DOTALL);
    }

    /// One literal, or several in a row that Python joins.
    static String read(Cursor cursor, Pattern blanks) throws NoLiteral {
        StringBuilder text = new StringBuilder();
        do {
            text.append(one(cursor));
            cursor.take(blanks);
        } while (startsHere(cursor));
        return text.toString();
    }

    static boolean startsHere(Cursor cursor) {
        return cursor.sees(START);
    }

    private static String one(Cursor cursor) throws NoLiteral {
        boolean raw = cursor.take(PREFIX).equalsIgnoreCase("r");
        boolean isDouble = cursor.peek() == '"';
        String literal = cursor.take(isDouble ? LONG_DOUBLE : LONG_SINGLE);
        int quotes = literal.isEmpty() ? 1 : 3;
        if (literal.isEmpty()) {
            literal = cursor.take(isDouble ? SHORT_DOUBLE : SHORT_SINGLE);
        }
        NoLiteral.unless(!literal.isEmpty());
        String body = literal.substring(quotes, literal.length() - quotes);
        return raw ? body : checked(body);
    }

    private static String checked(String body) throws NoLiteral {
        try {
            return unescape(body);
        } catch (IllegalArgumentException _) {
            throw new NoLiteral();
        }
    }

    /// The text with Python's escapes resolved; a backslash before any other character stays.
    ///
    /// @throws IllegalArgumentException where an escape is cut short or names a character, as `\x1` and
    ///     `\N{BULLET}` do
    public static String unescape(String body) {
        return body.indexOf('\\') < 0
                ? body
                : ESCAPE.matcher(body).replaceAll(m -> Matcher.quoteReplacement(escaped(m)));
    }

    private static String escaped(MatchResult match) {
        for (int group = 1; group <= 3; group++) {
            if (match.group(group) != null) {
                return codePoint(Long.parseLong(match.group(group), 16));
            }
        }
        return match.group(4) != null ? codePoint(Long.parseLong(match.group(4), 8)) : simple(match.group(5));
    }

    private static String codePoint(long value) {
        if (value > Character.MAX_CODE_POINT) {
            throw new IllegalArgumentException("no such character");
        }
        return Character.toString((int) value);
    }

    private static String simple(String letter) {
        return switch (letter) {
            case "n" -> "\n";
            case "t" -> "\t";
            case "r" -> "\r";
            case "a" -> "\u0007";
            case "b" -> "\b";
            case "f" -> "\f";
            case "v" -> "\u000b";
            case "\n" -> "";
            case "\\", "'", "\"" -> letter;
            case "x", "u", "U", "N" -> throw new IllegalArgumentException("an escape that is not supported");
            default -> "\\" + letter;
        };
    }
}
