package pgsvc.inventory.jinja.python;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What Python asks of any value: is it true, how long is it, what is in it.
public final class Values {
    private static final int SHOWN = 40;

    private Values() {}

    /// Python's `bool(value)`.
    public static boolean isTrue(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Undefined undefined -> undefined.as(false);
            case Boolean b -> b;
            case Long n -> n != 0;
            case BigInteger n -> n.signum() != 0;
            case Double d -> d != 0;
            case String s -> !s.isEmpty();
            case List<?> list -> !list.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            default -> true;
        };
    }

    /// Python's `len(value)`: code points, items or keys.
    public static long length(@Nullable Object value) {
        return switch (value) {
            case String s -> s.codePointCount(0, s.length());
            case List<?> list -> list.size();
            case Map<?, ?> map -> map.size();
            case Undefined undefined -> undefined.as(0);
            case null, default -> throw noCollection("has no length", value);
        };
    }

    /// What a loop over the value yields: items, keys, or code points as texts.
    public static List<?> iterate(@Nullable Object value) {
        return switch (value) {
            case String s -> characters(s);
            case List<?> list -> list;
            case Map<?, ?> map -> new ArrayList<>(map.keySet());
            case Undefined undefined -> undefined.as(List.of());
            case null, default -> throw noCollection("holds no items", value);
        };
    }

    private static List<String> characters(String text) {
        Budget.items(text.length());
        return text.codePoints().mapToObj(Character::toString).toList();
    }

    private static PythonException noCollection(String what, @Nullable Object value) {
        return new PythonException(
                "A list, a mapping or a text is needed here, and " + describe(value) + " " + what + ".",
                "Put a list there, or turn the value into text with |string.");
    }

    /// Python's `needle in haystack`.
    public static boolean contains(@Nullable Object haystack, @Nullable Object needle) {
        return switch (haystack) {
            case String text when needle instanceof String part -> text.contains(part);
            case List<?> list -> list.stream().anyMatch(item -> Comparison.equal(item, needle));
            case Map<?, ?> map -> Items.hasKey(map, needle);
            case Undefined undefined -> undefined.as(false);
            case null, default -> throw PythonException.mismatch("in", needle, haystack);
        };
    }

    /// Whether the value is a number, to Python; a boolean is one.
    public static boolean isNumber(@Nullable Object value) {
        return value instanceof Number || value instanceof Boolean;
    }

    /// Whether the value is a whole number, to Python; a boolean is one.
    public static boolean isWhole(@Nullable Object value) {
        return isNumber(value) && !(value instanceof Double);
    }

    /// The value's kind and, where it is short, the value itself, as a message to the user says it.
    public static String describe(@Nullable Object value) {
        return switch (value) {
            case null -> "none";
            case Boolean b -> "the boolean " + (b ? "True" : "False");
            case Double d -> "the number " + Numbers.text(d);
            case Number n -> n.toString().length() > SHOWN ? "a large number" : "the number " + n;
            case String s -> s.length() > SHOWN ? "a text" : "the text " + Printer.repr(s);
            case Tuple _ -> "a tuple";
            case List<?> _ -> "a list";
            case Map<?, ?> _ -> "a mapping";
            case Undefined _ -> "an undefined value";
            default -> "a value";
        };
    }
}
