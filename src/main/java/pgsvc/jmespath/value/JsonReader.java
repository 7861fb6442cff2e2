package pgsvc.jmespath.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the JSON of literals as Python's `json.loads` does: RFC 8259, and `NaN`, `Infinity` and `-Infinity`; of a
/// key that occurs twice the last value counts.
public final class JsonReader {
    /// How deep a literal may nest.
    static final int DEPTH = 200;

    private final String text;
    private int position;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /// The one value that is the whole text; lists and maps in it are immutable.
    public static @Nullable Object read(String text) throws NotJsonException {
        JsonReader reader = new JsonReader(text);
        Object value = reader.value();
        reader.skipBlanks();
        if (reader.position < text.length()) {
            throw reader.unexpected();
        }
        return value;
    }

    private @Nullable Object value() throws NotJsonException {
        return switch (peek()) {
            case '"' -> string();
            case '[' -> array();
            case '{' -> object();
            case 'n' -> word("null", null);
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'N' -> word("NaN", Double.NaN);
            case 'I' -> word("Infinity", Double.POSITIVE_INFINITY);
            default -> number();
        };
    }

    private List<@Nullable Object> array() throws NotJsonException {
        enter();
        List<@Nullable Object> elements = new ArrayList<>();
        if (!skip(']')) {
            do {
                elements.add(value());
            } while (skip(','));
            expect(']');
        }
        depth--;
        return Collections.unmodifiableList(elements);
    }

    private Map<String, @Nullable Object> object() throws NotJsonException {
        enter();
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        if (!skip('}')) {
            do {
                String key = string();
                expect(':');
                entries.put(key, value());
            } while (skip(','));
            expect('}');
        }
        depth--;
        return Collections.unmodifiableMap(entries);
    }

    private String string() throws NotJsonException {
        expect('"');
        StringBuilder characters = new StringBuilder();
        for (char c = next(); c != '"'; c = next()) {
            if (c < ' ') {
                throw unexpected();
            }
            characters.append(c == '\\' ? escaped() : c);
        }
        return characters.toString();
    }

    private char escaped() throws NotJsonException {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> codeUnit();
            default -> throw unexpected();
        };
    }

    private char codeUnit() throws NotJsonException {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            char c = next();
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw unexpected();
            }
            unit = unit * 16 + digit;
        }
        return (char) unit;
    }

    private Number number() throws NotJsonException {
        int start = position;
        if (text.startsWith("-Infinity", start)) {
            position += "-Infinity".length();
            return Double.NEGATIVE_INFINITY;
        }
        position = endOfInteger(start);
        int end = endOfExponent(endOfFraction(position));
        if (end > position) {
            position = end;
            return Double.valueOf(text.substring(start, end));
        }
        return NumberText.integer(text.substring(start, end)).orElseThrow(this::unexpected);
    }

    private int endOfInteger(int start) throws NotJsonException {
        int first = text.startsWith("-", start) ? start + 1 : start;
        int end = text.startsWith("0", first) ? first + 1 : endOfDigits(first);
        if (end == first) {
            throw unexpected();
        }
        return end;
    }

    private int endOfFraction(int start) {
        int end = text.startsWith(".", start) ? endOfDigits(start + 1) : start;
        return end > start + 1 ? end : start;
    }

    private int endOfExponent(int start) {
        if (!text.regionMatches(true, start, "e", 0, 1)) {
            return start;
        }
        boolean signed = text.startsWith("+", start + 1) || text.startsWith("-", start + 1);
        int first = signed ? start + 2 : start + 1;
        int end = endOfDigits(first);
        return end > first ? end : start;
    }

    private int endOfDigits(int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private @Nullable Object word(String word, @Nullable Object meaning) throws NotJsonException {
        if (!text.startsWith(word, position)) {
            throw unexpected();
        }
        position += word.length();
        return meaning;
    }

    private void enter() throws NotJsonException {
        position++;
        if (++depth > DEPTH) {
            throw new NotJsonException("It nests more than " + DEPTH + " levels deep.", true);
        }
    }

    private void skipBlanks() {
        while (position < text.length() && " \t\n\r".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }

    /// The next character that is no blank, not consumed; 0 at the end.
    private char peek() {
        skipBlanks();
        return position < text.length() ? text.charAt(position) : 0;
    }

    private char next() throws NotJsonException {
        if (position == text.length()) {
            throw unexpected();
        }
        return text.charAt(position++);
    }

    private boolean skip(char wanted) {
        boolean found = peek() == wanted;
        if (found) {
            position++;
        }
        return found;
    }

    private void expect(char wanted) throws NotJsonException {
        if (!skip(wanted)) {
            throw unexpected();
        }
    }

    private NotJsonException unexpected() {
        return new NotJsonException("No JSON from character " + (position + 1) + " on.", false);
    }
}
