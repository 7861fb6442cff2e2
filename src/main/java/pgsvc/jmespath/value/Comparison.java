package pgsvc.jmespath.value;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Equality and order as the reference's interpreter has them (Python's jmespath 1.0.1).
public final class Comparison {
    /// The order of numbers, or of strings by their code points (Java's own order differs beyond U+FFFF); total:
    /// a NaN is equal to itself and above all else. Not for a number beside a string.
    public static final Comparator<Object> ORDER = Comparison::compare;

    private Comparison() {}

    /// What `==` says: `1 == 1.0`, but no number equals a boolean.
    public static boolean equal(@Nullable Object left, @Nullable Object right, Budget budget)
            throws EvaluationException {
        boolean mixed = left instanceof Number && right instanceof Boolean
                || left instanceof Boolean && right instanceof Number;
        return !mixed && same(left, right, budget);
    }

    /// What Python's `==` says, which also holds inside of lists and objects and for `contains`: there, 1 is true
    /// and 0 is false.
    public static boolean same(@Nullable Object left, @Nullable Object right, Budget budget)
            throws EvaluationException {
        if (left instanceof String text) {
            return text.equals(right);
        }
        if (left instanceof Number || left instanceof Boolean) {
            return isNumeric(right) && Numbers.equal(numeric(left), numeric(right));
        }
        if (left instanceof List<?> list) {
            return right instanceof List<?> other && sameElements(list, other, budget);
        }
        if (left instanceof Map<?, ?> map) {
            return right instanceof Map<?, ?> other && sameEntries(map, other, budget);
        }
        return left == null ? right == null : left.equals(right);
    }

    private static int compare(Object left, Object right) {
        return left instanceof String text
                ? byCodePoints(text, (String) right)
                : Numbers.compare((Number) left, (Number) right);
    }

    private static boolean isNumeric(@Nullable Object value) {
        return value instanceof Number || value instanceof Boolean;
    }

    private static Number numeric(@Nullable Object value) {
        return value instanceof Number number ? number : Boolean.TRUE.equals(value) ? 1L : 0L;
    }

    private static boolean sameElements(List<?> left, List<?> right, Budget budget) throws EvaluationException {
        if (left == right || left.size() != right.size()) {
            return left == right;
        }
        budget.enter(left.size());
        Iterator<?> others = right.iterator();
        boolean same = true;
        for (Iterator<?> ours = left.iterator(); same && ours.hasNext(); ) {
            same = same(ours.next(), others.next(), budget);
        }
        budget.leave();
        return same;
    }

    private static boolean sameEntries(Map<?, ?> left, Map<?, ?> right, Budget budget) throws EvaluationException {
        if (left == right || left.size() != right.size()) {
            return left == right;
        }
        budget.enter(left.size());
        boolean same = true;
        for (Iterator<? extends Map.Entry<?, ?>> ours = left.entrySet().iterator(); same && ours.hasNext(); ) {
            Map.Entry<?, ?> entry = ours.next();
            same = right.containsKey(entry.getKey()) && same(entry.getValue(), right.get(entry.getKey()), budget);
        }
        budget.leave();
        return same;
    }

    private static int byCodePoints(String left, String right) {
        int end = Math.min(left.length(), right.length());
        for (int i = 0; i < end; i++) {
            if (left.charAt(i) != right.charAt(i)) {
                return Integer.compare(codePointAround(left, i), codePointAround(right, i));
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /// The code point that the code unit belongs to: where two strings first differ may be the middle of a pair.
    private static int codePointAround(String text, int index) {
        boolean secondOfPair = index > 0 && Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index));
        return text.codePointAt(secondOfPair ? index - 1 : index);
    }
}
