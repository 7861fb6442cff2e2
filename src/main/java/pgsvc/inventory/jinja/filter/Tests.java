package pgsvc.inventory.jinja.filter;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pgsvc.inventory.jinja.python.Arithmetic;
import pgsvc.inventory.jinja.python.Comparison;
import pgsvc.inventory.jinja.python.Printer;
import pgsvc.inventory.jinja.python.Undefined;
import pgsvc.inventory.jinja.python.Values;
import pgsvc.inventory.jinja.text.Regex;

/// The tests: what stands behind `is`, and what `select` and its kin apply.
final class Tests {
    private Tests() {}

    static List<Function> all() {
        return Stream.of(kinds(), equalities(), orders(), contents())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Function> kinds() {
        return List.of(
                kind("defined", value -> !(value instanceof Undefined)),
                kind("undefined", value -> value instanceof Undefined),
                kind("none", Objects::isNull),
                kind("boolean", value -> value instanceof Boolean),
                kind("true", value -> Boolean.TRUE.equals(value)),
                kind("false", value -> Boolean.FALSE.equals(value)),
                kind("string", value -> value instanceof String),
                kind("number", Values::isNumber),
                kind("integer", value -> value instanceof Long || value instanceof BigInteger),
                kind("float", value -> value instanceof Double),
                kind("mapping", value -> value instanceof Map<?, ?>),
                kind("sequence", Tests::hasItems),
                Function.of("iterable()", (value, _) -> hasItems(value)));
    }

    private static Function kind(String name, Predicate<@Nullable Object> predicate) {
        return Function.of(name + "()", (value, _) -> predicate.test(value)).takingUndefined();
    }

    private static boolean hasItems(@Nullable Object value) {
        return value instanceof String || value instanceof List<?> || value instanceof Map<?, ?>;
    }

    private static List<Function> equalities() {
        return List.of(
                against("equalto", Comparison::equal),
                against("eq", Comparison::equal),
                against("==", Comparison::equal),
                against("ne", (value, other) -> !Comparison.equal(value, other)),
                against("!=", (value, other) -> !Comparison.equal(value, other)),
                against("sameas", Tests::isSame).takingUndefined());
    }

    private interface Against {
        boolean holds(@Nullable Object value, @Nullable Object other);
    }

    private static Function against(String name, Against against) {
        return new Function(
                name, List.of("other"), false, (value, arguments) -> against.holds(value, arguments.get("other")));
    }

    private static boolean isSame(@Nullable Object value, @Nullable Object other) {
        return value == null || other == null
                ? value == other
                : value.getClass() == other.getClass() && value.equals(other);
    }

    private static List<Function> orders() {
        return List.of(
                order("gt", ">"),
                order("greaterthan", ">"),
                order(">", ">"),
                order("ge", ">="),
                order(">=", ">="),
                order("lt", "<"),
                order("lessthan", "<"),
                order("<", "<"),
                order("le", "<="),
                order("<=", "<="));
    }

    private static Function order(String name, String operator) {
        return against(name, (value, other) -> Comparison.holds(operator, value, other));
    }

    private static List<Function> contents() {
        return List.of(
                against("in", (value, seq) -> Values.contains(seq, value)),
                against("contains", Values::contains),
                Function.of("even()", (value, _) -> Comparison.equal(Arithmetic.remainder(value, 2L), 0L)),
                Function.of("odd()", (value, _) -> Comparison.equal(Arithmetic.remainder(value, 2L), 1L)),
                against("divisibleby", (value, other) -> Comparison.equal(Arithmetic.remainder(value, other), 0L)),
                TextFilters.text("lower()", (text, _) -> isCased(text) && text.equals(text.toLowerCase(Locale.ROOT))),
                TextFilters.text("upper()", (text, _) -> isCased(text) && text.equals(text.toUpperCase(Locale.ROOT))),
                regex("match", true),
                regex("search", false),
                regex("regex", false));
    }

    private static boolean isCased(String text) {
        return text.codePoints().anyMatch(c -> Character.isUpperCase(c) || Character.isLowerCase(c));
    }

    private static Function regex(String name, boolean fromStart) {
        return Function.of(
                name + "(pattern?, ignorecase?, multiline?)",
                (value, arguments) -> new Regex(
                                arguments.text("pattern", ""),
                                arguments.isTrue("ignorecase"),
                                arguments.isTrue("multiline"),
                                arguments.budget())
                        .matches(Printer.text(value), fromStart));
    }
}
