package pgsvc.inventory.jinja.literal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pgsvc.inventory.jinja.python.Budget;
import pgsvc.inventory.jinja.python.Comparison;
import pgsvc.inventory.jinja.python.Numbers;
import pgsvc.inventory.jinja.python.Printer;
import pgsvc.inventory.jinja.python.PythonException;

/// Python's `ast.literal_eval` with JSON's words for constants, as Ansible applies it to what a template prints.
/// Lists, tuples and sets become lists, and the keys of mappings become text.
public final class Literal {
    private static final Pattern NUMBER =
            Pattern.compile("0[xX](?:_?[0-9a-fA-F])++|0[oO](?:_?[0-7])++|0[bB](?:_?[01])++"
                    + "|(?:\\d(?:_?\\d)*+\\.?(?:\\d(?:_?\\d)*+)?|\\.\\d(?:_?\\d)*+)(?:[eE][+-]?\\d(?:_?\\d)*+)?");
    private static final Pattern ZERO_FIRST = Pattern.compile("0[0_]*[1-9][0-9_]*");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*+");
    private static final Pattern BLANKS = Pattern.compile("(?:[ \\t\\f\\r\\n]|#[^\\n]*+|\\\\\\n)*+");
    private static final Pattern BLANKS_IN_LINE = Pattern.compile("(?:[ \\t\\f]|\\\\\\n)*+");

    private final Cursor cursor;

    private Literal(String text) {
        this.cursor = new Cursor(text);
    }

    /// The value that the text is a literal of; empty where it is none, or where it is `None`.
    public static Optional<Object> parse(String text) {
        try {
            return Optional.ofNullable(new Literal(text).whole());
        } catch (NoLiteral _) {
            return Optional.empty();
        }
    }

    private @Nullable Object whole() throws NoLiteral {
        @Nullable Object first = value(0);
        List<@Nullable Object> all = new ArrayList<>();
        all.add(first);
        boolean comma = separated(BLANKS_IN_LINE);
        boolean several = comma;
        while (comma && !ended()) {
            all.add(value(0));
            comma = separated(BLANKS_IN_LINE);
        }
        NoLiteral.unless(ended());
        return several ? all : first;
    }

    private boolean ended() {
        if ("\r\n#".indexOf(cursor.peek()) >= 0) {
            cursor.take(BLANKS);
        }
        return cursor.atEnd();
    }

    private boolean separated(Pattern blanks) {
        cursor.take(blanks);
        boolean comma = cursor.skip(",");
        cursor.take(blanks);
        return comma;
    }

    private @Nullable Object value(int depth) throws NoLiteral {
        NoLiteral.unless(depth < Budget.MAX_DEPTH);
        char c = cursor.peek();
        return switch (c) {
            case '[' -> items("[", "]", depth).values();
            case '(' -> parenthesised(depth);
            case '{' -> braced(depth);
            case '+', '-' -> signed();
            default -> Character.isDigit(c) || c == '.' ? number() : word();
        };
    }

    private record Items(List<@Nullable Object> values, boolean comma) {}

    private Items items(String open, String close, int depth) throws NoLiteral {
        cursor.expect(open);
        cursor.take(BLANKS);
        List<@Nullable Object> values = new ArrayList<>();
        boolean comma = true;
        while (!cursor.skip(close)) {
            NoLiteral.unless(comma);
            values.add(value(depth + 1));
            comma = separated(BLANKS);
        }
        return new Items(values, comma);
    }

    private @Nullable Object parenthesised(int depth) throws NoLiteral {
        Items items = items("(", ")", depth);
        return items.values().size() == 1 && !items.comma() ? items.values().getFirst() : items.values();
    }

    private Object braced(int depth) throws NoLiteral {
        cursor.expect("{");
        cursor.take(BLANKS);
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (cursor.skip("}")) {
            return map;
        }
        @Nullable Object first = value(depth + 1);
        cursor.take(BLANKS);
        return cursor.peek() == ':' ? map(key(first), map, depth) : set(first, depth);
    }

    private Object map(String firstKey, Map<String, @Nullable Object> map, int depth) throws NoLiteral {
        String key = firstKey;
        while (true) {
            cursor.expect(":");
            cursor.take(BLANKS);
            map.put(key, value(depth + 1));
            boolean comma = separated(BLANKS);
            if (cursor.skip("}")) {
                return map;
            }
            NoLiteral.unless(comma);
            key = key(value(depth + 1));
            cursor.take(BLANKS);
        }
    }

    private Object set(@Nullable Object first, int depth) throws NoLiteral {
        Map<Object, @Nullable Object> set = new LinkedHashMap<>();
        @Nullable Object next = first;
        while (true) {
            set.putIfAbsent(Comparison.key(hashable(next)), next);
            boolean comma = separated(BLANKS);
            if (cursor.skip("}")) {
                return Collections.unmodifiableList(new ArrayList<>(set.values()));
            }
            NoLiteral.unless(comma);
            next = value(depth + 1);
        }
    }

    private static String key(@Nullable Object value) throws NoLiteral {
        return Printer.text(hashable(value));
    }

    private static @Nullable Object hashable(@Nullable Object value) throws NoLiteral {
        NoLiteral.unless(!(value instanceof List<?>) && !(value instanceof Map<?, ?>));
        return value;
    }

    private Object signed() throws NoLiteral {
        boolean minus = cursor.skip("-");
        NoLiteral.unless(minus || cursor.skip("+"));
        cursor.take(BLANKS);
        Number number = number();
        return switch (number) {
            case Double d -> minus ? -d : d;
            case BigInteger n -> minus ? Numbers.whole(n.negate()) : n;
            default ->
                minus ? Numbers.whole(BigInteger.valueOf(number.longValue()).negate()) : number;
        };
    }

    private Number number() throws NoLiteral {
        String digits = cursor.take(NUMBER);
        NoLiteral.unless(!digits.isEmpty() && !Character.isLetter(cursor.peek()) && cursor.peek() != '_');
        NoLiteral.unless(!ZERO_FIRST.matcher(digits).matches());
        try {
            return number(digits.replace("_", ""));
        } catch (PythonException _) {
            throw new NoLiteral();
        }
    }

    private static Number number(String digits) {
        int base = digits.length() < 2 ? 10 : base(digits.charAt(1));
        return Numbers.parseWhole(digits, base).orElseGet(() -> Double.valueOf(digits));
    }

    private static int base(char marker) {
        return switch (Character.toLowerCase(marker)) {
            case 'x' -> 16;
            case 'o' -> 8;
            case 'b' -> 2;
            default -> 10;
        };
    }

    private @Nullable Object word() throws NoLiteral {
        if (LiteralText.startsHere(cursor)) {
            return LiteralText.read(cursor, BLANKS);
        }
        return switch (cursor.take(WORD)) {
            case "True", "true" -> true;
            case "False", "false" -> false;
            case "None", "null" -> null;
            default -> throw new NoLiteral();
        };
    }
}
