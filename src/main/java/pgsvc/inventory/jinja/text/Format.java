package pgsvc.inventory.jinja.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pgsvc.inventory.jinja.python.Numbers;
import pgsvc.inventory.jinja.python.Printer;
import pgsvc.inventory.jinja.python.PythonException;
import pgsvc.inventory.jinja.python.Tuple;
import pgsvc.inventory.jinja.python.Undefined;
import pgsvc.inventory.jinja.python.Values;

/// Python's formatting with `%`: the conversions `s`, `d`, `i`, `u`, `x`, `X`, `o` and `f`, with flags, width and
/// precision.
public final class Format {
    private static final Pattern CONVERSION =
            Pattern.compile("%([-0+ ]*+)(\\d{0,4})(?:\\.(\\d{0,4}))?(.?)", Pattern.DOTALL);
    private static final int MAX_WIDTH = 1_000;
    private static final int DEFAULT_DIGITS = 6;

    private final Iterator<? extends @Nullable Object> values;

    private Format(Iterator<? extends @Nullable Object> values) {
        this.values = values;
    }

    /// `format % values`: a tuple gives the values, anything else is the only one.
    public static String percent(String format, @Nullable Object values) {
        if (values instanceof Tuple tuple) {
            return apply(format, tuple);
        }
        return apply(format, Collections.singletonList(values));
    }

    /// `format % values`, one value for each place.
    public static String apply(String format, List<? extends @Nullable Object> values) {
        Format filled = new Format(values.iterator());
        String text = CONVERSION.matcher(format).replaceAll(match -> Matcher.quoteReplacement(filled.converted(match)));
        if (filled.values.hasNext()) {
            throw new PythonException(
                    "The format has fewer places than values.", "Give one value for each % of the format.");
        }
        return text;
    }

    private String converted(MatchResult match) {
        if (match.group().equals("%%")) {
            return "%";
        }
        String body = body(match.group(4), match.group(3));
        return padded(body, match.group(1), match.group(2), !match.group(4).equals("s"));
    }

    private String body(String conversion, @Nullable String precision) {
        return switch (conversion) {
            case "s" -> shortened(Printer.text(next()), precision);
            case "d", "i", "u" -> whole().toString();
            case "x" -> whole().toString(16);
            case "X" -> whole().toString(16).toUpperCase(Locale.ROOT);
            case "o" -> whole().toString(8);
            case "f", "F" -> fixed(precision == null ? DEFAULT_DIGITS : digits(precision));
            default ->
                throw new PythonException(
                        "pgsvc does not read \"%" + conversion + "\" in a format.", "Use %s, %d, %x or %f.");
        };
    }

    private @Nullable Object next() {
        if (!values.hasNext()) {
            throw new PythonException(
                    "The format has more places than values.", "Give one value for each % of the format.");
        }
        Object value = values.next();
        if (value instanceof Undefined undefined) {
            throw undefined.use();
        }
        return value;
    }

    private BigInteger whole() {
        return new BigInteger(Numbers.truncate(number()).toString());
    }

    private Object number() {
        Object value = next();
        if (value == null || !Values.isNumber(value)) {
            throw new PythonException(
                    "The format needs a number, not " + Values.describe(value) + ".",
                    "Turn the value into a number with |int.");
        }
        return value;
    }

    private String fixed(int digits) {
        double value = Numbers.real(number());
        return Double.isFinite(value)
                ? new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString()
                : Numbers.text(value);
    }

    private static String shortened(String text, @Nullable String precision) {
        return precision == null ? text : text.substring(0, Math.min(text.length(), digits(precision)));
    }

    private static int digits(String number) {
        return number.isEmpty() ? 0 : Math.min(MAX_WIDTH, Integer.parseInt(number));
    }

    private static String padded(String body, String flags, String width, boolean number) {
        boolean plus = number && !body.startsWith("-") && (flags.contains("+") || flags.contains(" "));
        String signed = plus ? (flags.contains("+") ? "+" : " ") + body : body;
        int missing = Math.max(0, digits(width) - signed.length());
        if (flags.contains("-")) {
            return signed + " ".repeat(missing);
        }
        if (!number || !flags.contains("0")) {
            return " ".repeat(missing) + signed;
        }
        int sign = "+- ".indexOf(signed.charAt(0)) >= 0 ? 1 : 0;
        return signed.substring(0, sign) + "0".repeat(missing) + signed.substring(sign);
    }
}
