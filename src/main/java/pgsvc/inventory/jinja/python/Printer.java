package pgsvc.inventory.jinja.python;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Python's `str` and `repr`.
public final class Printer {
    private final StringBuilder out = new StringBuilder();

    private Printer() {}

    /// Python's `str(value)`.
    public static String text(@Nullable Object value) {
        return switch (value) {
            case String s -> s;
            case Undefined undefined -> undefined.as("");
            case null, default -> repr(value);
        };
    }

    /// Python's `repr(value)`: as [#text], but a text is in quotes.
    public static String repr(@Nullable Object value) {
        Printer printer = new Printer();
        printer.print(value, 0);
        return printer.out.toString();
    }

    private void print(@Nullable Object value, int depth) {
        Budget.depth(depth);
        Budget.text(out.length());
        switch (value) {
            case null -> out.append("None");
            case Undefined undefined -> out.append(undefined.as("Undefined"));
            case Boolean b -> out.append(b ? "True" : "False");
            case Double d -> out.append(Numbers.text(d));
            case Number n -> out.append(n);
            case String s -> quote(s);
            case Tuple tuple -> tuple(tuple, depth);
            case Iterable<?> list -> list('[', list.iterator(), ']', depth);
            case Map<?, ?> map -> map(map, depth);
            default -> throw new IllegalStateException("not a value: " + value);
        }
    }

    private void tuple(Tuple tuple, int depth) {
        list('(', tuple.iterator(), ')', depth);
        if (tuple.size() == 1) {
            out.insert(out.length() - 1, ',');
        }
    }

    private void list(char open, Iterator<?> items, char close, int depth) {
        out.append(open);
        while (items.hasNext()) {
            print(items.next(), depth + 1);
            out.append(items.hasNext() ? ", " : "");
        }
        out.append(close);
    }

    private void map(Map<?, ?> map, int depth) {
        String separator = "{";
        for (Object key : map.keySet()) {
            out.append(separator);
            print(key, depth + 1);
            out.append(": ");
            print(map.get(key), depth + 1);
            separator = ", ";
        }
        out.append(map.isEmpty() ? "{}" : "}");
    }

    private void quote(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        out.append(quote);
        text.codePoints().forEach(c -> character(c, quote));
        out.append(quote);
    }

    private void character(int c, char quote) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\\' -> out.append("\\\\");
            default -> {
                if (c == quote) {
                    out.append('\\').append(quote);
                } else if (isPrintable(c)) {
                    out.appendCodePoint(c);
                } else {
                    out.append(
                            c > 0xffff
                                    ? "\\U%08x".formatted(c)
                                    : c > 0xff ? "\\u%04x".formatted(c) : "\\x%02x".formatted(c));
                }
            }
        }
    }

    private static boolean isPrintable(int c) {
        return c == ' '
                || switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SPACE_SEPARATOR -> false;
                    default -> true;
                };
    }

    /// Whether Python's `strip()` takes the code point for white space.
    public static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    /// Python's `text.strip()`.
    public static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }
}
