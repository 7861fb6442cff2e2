package pgsvc.inventory.jinja.filter;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pgsvc.inventory.jinja.python.Arithmetic;
import pgsvc.inventory.jinja.python.Numbers;
import pgsvc.inventory.jinja.python.PythonException;
import pgsvc.inventory.jinja.python.Undefined;
import pgsvc.inventory.jinja.python.Values;

/// Filters that make numbers.
final class NumberFilters {
    private static final int MAX_PRECISION = 400;

    private NumberFilters() {}

    static List<Function> all() {
        return List.of(
                Function.of("int(default?, base?)", NumberFilters::whole),
                Function.of("float(default?)", NumberFilters::real),
                Function.of("abs()", (value, _) -> abs(value)),
                Function.of("round(precision?, method?)", NumberFilters::round));
    }

    private static @Nullable Object whole(@Nullable Object value, Arguments arguments) {
        int base = arguments.whole("base", 10);
        Optional<Number> number = switch (value) {
            case String text ->
                Numbers.parseWhole(text, base).or(() -> Numbers.parseReal(text).flatMap(NumberFilters::truncated));
            case Undefined undefined -> throw undefined.use();
            case null -> Optional.empty();
            default -> Values.isNumber(value) ? truncated(value) : Optional.empty();
        };
        return number.isPresent() ? number.get() : arguments.has("default") ? arguments.get("default") : 0L;
    }

    private static Optional<Number> truncated(Object number) {
        boolean finite = !(number instanceof Double d) || Double.isFinite(d);
        return finite ? Optional.of(Numbers.truncate(number)) : Optional.empty();
    }

    private static @Nullable Object real(@Nullable Object value, Arguments arguments) {
        Optional<Double> number = switch (value) {
            case String text -> Numbers.parseReal(text);
            case Undefined undefined -> throw undefined.use();
            case null -> Optional.empty();
            default -> Values.isNumber(value) ? Optional.of(Numbers.real(value)) : Optional.empty();
        };
        return number.isPresent() ? number.get() : arguments.has("default") ? arguments.get("default") : 0.0;
    }

    private static Object abs(@Nullable Object value) {
        Object number = requireNumber(value);
        if (number instanceof Double d) {
            return Math.abs(d);
        }
        Number whole = Numbers.truncate(number);
        return whole.doubleValue() < 0 ? Arithmetic.negate(whole) : whole;
    }

    private static Object requireNumber(@Nullable Object value) {
        if (value == null || !Values.isNumber(value)) {
            throw new PythonException(
                    "A number is needed here, not " + Values.describe(value) + ".",
                    "Turn the value into a number with |int or |float.");
        }
        return value;
    }

    /// A whole number stays one where it is rounded to the nearest, as in Python.
    private static Object round(@Nullable Object value, Arguments arguments) {
        Object number = requireNumber(value);
        int precision = Math.clamp(arguments.whole("precision", 0), -MAX_PRECISION, MAX_PRECISION);
        String method = arguments.text("method", "common");
        RoundingMode mode = mode(method);
        if (number instanceof Double d) {
            return Double.isFinite(d)
                    ? rounded(new BigDecimal(d), precision, mode).doubleValue()
                    : d;
        }
        BigDecimal whole = new BigDecimal(Numbers.truncate(number).toString());
        BigDecimal rounded = precision < 0 ? rounded(whole, precision, mode) : whole;
        return method.equals("common")
                ? (Object) Numbers.whole(rounded.toBigInteger())
                : (Object) rounded.doubleValue();
    }

    private static RoundingMode mode(String method) {
        return switch (method) {
            case "common" -> RoundingMode.HALF_EVEN;
            case "ceil" -> RoundingMode.CEILING;
            case "floor" -> RoundingMode.FLOOR;
            default ->
                throw new PythonException(
                        "\"round\" knows no method \"" + method + "\".", "Use common, ceil or floor.");
        };
    }

    private static BigDecimal rounded(BigDecimal number, int precision, RoundingMode mode) {
        return number.scale() <= precision ? number : number.setScale(precision, mode);
    }
}
