package pgsvc.inventory.jinja.python;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Python's equality and order: numbers by value whatever their type, texts by code point, lists item by item.
public final class Comparison {
    private int left = Budget.MAX_ITEMS;

    private Comparison() {}

    /// `one == other`
    public static boolean equal(@Nullable Object one, @Nullable Object other) {
        if (one instanceof String a && other instanceof String b) {
            return a.equals(b);
        }
        return new Comparison().equal(one, other, 0);
    }

    private boolean equal(@Nullable Object one, @Nullable Object other, int depth) {
        step(depth);
        if (one instanceof Undefined undefined) {
            return undefined.as(other instanceof Undefined);
        }
        if (other instanceof Undefined undefined) {
            return undefined.as(false);
        }
        if (one == null || other == null) {
            return one == other;
        }
        if (Values.isNumber(one) && Values.isNumber(other)) {
            return equalNumbers(one, other);
        }
        return switch (one) {
            case List<?> a when other instanceof List<?> b -> equalLists(a, b, depth);
            case Map<?, ?> a when other instanceof Map<?, ?> b -> equalMaps(a, b, depth);
            default -> one.equals(other);
        };
    }

    private boolean equalLists(List<?> one, List<?> other, int depth) {
        if (one.size() != other.size() || one instanceof Tuple != other instanceof Tuple) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!equal(one.get(i), other.get(i), depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private boolean equalMaps(Map<?, ?> one, Map<?, ?> other, int depth) {
        if (one.size() != other.size()) {
            return false;
        }
        for (Map.Entry<?, ?> entry : one.entrySet()) {
            if (!other.containsKey(entry.getKey()) || !equal(entry.getValue(), other.get(entry.getKey()), depth + 1)) {
                return false;
            }
        }
        return true;
    }

    /// Negative, zero or positive as `one` comes before, with or after `other`; values of different kinds have no
    /// order.
    /// A NaN comes after all numbers here, so that it can be sorted.
    ///
    /// @param operator the operator to name in the error
    public static int order(String operator, @Nullable Object one, @Nullable Object other) {
        return new Comparison().order(operator, one, other, 0);
    }

    /// `one operator other` for `<`, `<=`, `>` and `>=`, which never hold for a NaN.
    public static boolean holds(String operator, @Nullable Object one, @Nullable Object other) {
        int order = order(operator, one, other);
        if (isNan(one) || isNan(other)) {
            return false;
        }
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private int order(String operator, @Nullable Object one, @Nullable Object other, int depth) {
        step(depth);
        if (one != null && other != null && Values.isNumber(one) && Values.isNumber(other)) {
            return orderNumbers(one, other);
        }
        if (one instanceof String a && other instanceof String b) {
            return orderTexts(a, b);
        }
        if (one instanceof List<?> a && other instanceof List<?> b && a instanceof Tuple == b instanceof Tuple) {
            return orderLists(operator, a, b, depth);
        }
        throw PythonException.mismatch(operator, one, other);
    }

    private int orderLists(String operator, List<?> one, List<?> other, int depth) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            if (!equal(one.get(i), other.get(i), depth + 1)) {
                return order(operator, one.get(i), other.get(i), depth + 1);
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    private void step(int depth) {
        Budget.depth(depth);
        if (--left < 0) {
            throw Budget.tooLarge("compares lists of more than " + Budget.MAX_ITEMS + " items");
        }
    }

    private static boolean equalNumbers(Object one, Object other) {
        return !isNan(one) && !isNan(other) && orderNumbers(one, other) == 0;
    }

    private static boolean isNan(@Nullable Object value) {
        return value instanceof Double d && d.isNaN();
    }

    private static int orderNumbers(Object one, Object other) {
        if (isSpecial(one) || isSpecial(other)) {
            return Double.compare(approximate(one), approximate(other));
        }
        if (one instanceof Double || other instanceof Double) {
            return exact(one).compareTo(exact(other));
        }
        return Numbers.big(one).compareTo(Numbers.big(other));
    }

    private static boolean isSpecial(Object value) {
        return value instanceof Double d && !Double.isFinite(d);
    }

    private static double approximate(Object value) {
        return isSpecial(value)
                ? (Double) value
                : Numbers.big(Numbers.truncate(value)).signum();
    }

    private static BigDecimal exact(Object value) {
        return value instanceof Double d ? new BigDecimal(d) : new BigDecimal(Numbers.big(value));
    }

    /// By code points, which differs from Java's order beyond the basic plane.
    private static int orderTexts(String one, String other) {
        int i = 0;
        while (i < one.length() && i < other.length() && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        if (i == one.length() || i == other.length()) {
            return Integer.compare(one.length(), other.length());
        }
        boolean inPair = i > 0 && Character.isHighSurrogate(one.charAt(i - 1));
        int start = inPair ? i - 1 : i;
        return Integer.compare(one.codePointAt(start), other.codePointAt(start));
    }

    /// A key that Java's `equals` compares as Python compares the value, for finding it among many.
    public static Object key(@Nullable Object value) {
        return new Comparison().key(value, 0);
    }

    private Object key(@Nullable Object value, int depth) {
        step(depth);
        return switch (value) {
            case null -> Optional.empty();
            case Undefined undefined -> undefined.as("");
            case Boolean b -> b ? 1L : 0L;
            case Double d
            when d == Math.rint(d) && Double.isFinite(d) -> Numbers.whole(new BigDecimal(d).toBigInteger());
            case Number n -> n;
            case String s -> s;
            case Tuple tuple -> List.of("tuple", keys(tuple, depth));
            case List<?> list -> keys(list, depth);
            case Map<?, ?> map -> keys(map, depth);
            default -> throw new IllegalStateException("not a value: " + value);
        };
    }

    private List<Object> keys(List<?> list, int depth) {
        return list.stream().map(item -> key(item, depth + 1)).toList();
    }

    private Map<Object, Object> keys(Map<?, ?> map, int depth) {
        Map<Object, Object> keys = new HashMap<>();
        map.forEach((key, value) -> keys.put(key(key, depth + 1), key(value, depth + 1)));
        return keys;
    }
}
