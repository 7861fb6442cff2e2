package pgsvc.inventory.jinja.python;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers to and from text as Python reads and prints them.
public final class Numbers {
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+(_\\d+)*", Pattern.UNICODE_CHARACTER_CLASS);
    private static final String DIGITS = "\\d+(?:_\\d+)*";
    private static final Pattern REAL = Pattern.compile(
            "[+-]?(?:" + DIGITS + "\\.?(?:" + DIGITS + ")?|\\." + DIGITS + ")(?:[eE][+-]?" + DIGITS + ")?");
    private static final Pattern SPECIAL = Pattern.compile("(?i)([+-]?)(inf|infinity|nan)");
    /// Digits that Python reads at most.
    public static final int MAX_DIGITS = 4_300;
    private static final int FIRST_EXPONENT = 16;
    private static final int LAST_ZEROS = -4;

    private Numbers() {}

    /// A [Long] where the number fits one, else the number as it is.
    public static Number whole(BigInteger value) {
        if (value.bitLength() > Budget.MAX_BITS) {
            throw Budget.tooLarge("makes a number of more than 4,200 digits");
        }
        return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
    }

    /// A whole number or boolean without bound.
    static BigInteger big(Object value) {
        return switch (value) {
            case Boolean b -> b ? BigInteger.ONE : BigInteger.ZERO;
            case BigInteger n -> n;
            case Number n -> BigInteger.valueOf(n.longValue());
            default -> throw new IllegalStateException("not a whole number: " + value);
        };
    }

    /// A number or boolean as a floating-point number; one that is too large is an error, as it is in Python.
    public static double real(Object value) {
        if (value instanceof Boolean b) {
            return b ? 1 : 0;
        }
        double real = ((Number) value).doubleValue();
        if (value instanceof BigInteger && Double.isInfinite(real)) {
            throw new PythonException("A number is too large for a floating-point number.", "Use a smaller number.");
        }
        return real;
    }

    /// Python's `int(text, base)`; empty where Python raises an error.
    public static Optional<Number> parseWhole(String text, int base) {
        String stripped = Printer.strip(text);
        if (base == 10) {
            return WHOLE.matcher(stripped).matches() && stripped.length() <= MAX_DIGITS
                    ? Optional.of(whole(new BigInteger(stripped.replace("_", ""))))
                    : Optional.empty();
        }
        return parseInBase(stripped, base);
    }

    private static Optional<Number> parseInBase(String text, int base) {
        String prefix = base == 16 ? "(?:0[xX])?" : base == 8 ? "(?:0[oO])?" : base == 2 ? "(?:0[bB])?" : "";
        String digits = text.replaceFirst("^([+-]?)" + prefix, "$1");
        if (base < 2 || base > Character.MAX_RADIX || !digits.matches("[+-]?[0-9A-Za-z]{1,4300}")) {
            return Optional.empty();
        }
        boolean fits =
                digits.chars().skip(digits.matches("[+-].*") ? 1 : 0).allMatch(c -> Character.digit(c, base) >= 0);
        return fits ? Optional.of(whole(new BigInteger(digits, base))) : Optional.empty();
    }

    /// Python's `float(text)`; empty where Python raises an error.
    public static Optional<Double> parseReal(String text) {
        String stripped = Printer.strip(text);
        var special = SPECIAL.matcher(stripped);
        if (special.matches()) {
            double value = special.group(2).equalsIgnoreCase("nan") ? Double.NaN : Double.POSITIVE_INFINITY;
            return Optional.of(special.group(1).equals("-") ? -value : value);
        }
        return REAL.matcher(stripped).matches() && stripped.length() <= MAX_DIGITS
                ? Optional.of(Double.valueOf(stripped.replace("_", "")))
                : Optional.empty();
    }

    /// Python's `int(value)` of a number or boolean: what follows the point is dropped.
    public static Number truncate(Object value) {
        if (!(value instanceof Double d)) {
            return whole(big(value));
        }
        if (d.isNaN() || d.isInfinite()) {
            throw new PythonException("The number " + text(d) + " is no whole number.", "Use a finite number.");
        }
        return whole(new BigDecimal(d).toBigInteger());
    }

    /// Python's `repr` of a floating-point number: the shortest text that reads back as the same.
    public static String text(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value < 0 ? "-inf" : "inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        BigDecimal shortest = shortest(value);
        int exponent = shortest.precision() - shortest.scale() - 1;
        return exponent < LAST_ZEROS || exponent >= FIRST_EXPONENT ? scientific(shortest, exponent) : plain(shortest);
    }

    /// Java prints two digits at least, where one may do.
    private static BigDecimal shortest(double value) {
        BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        BigDecimal one = digits.round(new MathContext(1));
        return one.doubleValue() == value ? one.stripTrailingZeros() : digits;
    }

    private static String plain(BigDecimal value) {
        return value.scale() <= 0 ? value.toPlainString() + ".0" : value.toPlainString();
    }

    private static String scientific(BigDecimal value, int exponent) {
        String digits = value.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        String sign = value.signum() < 0 ? "-" : "";
        return sign + mantissa + "e" + (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }

    /// The value as a Java `int`, where an index or a count is needed.
    public static int small(@Nullable Object value) {
        if (!Values.isWhole(value)) {
            if (value instanceof Undefined undefined) {
                throw undefined.use();
            }
            throw new PythonException(
                    "A whole number is needed here, not " + Values.describe(value) + ".",
                    "Turn the value into a number with |int.");
        }
        BigInteger number = big(requireNonNull(value));
        return number.bitLength() < Integer.SIZE
                ? number.intValue()
                : number.signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
    }
}
