package pgsvc.jmespath.value;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers read from text as Python reads them.
public final class NumberText {
    /// Python takes no longer integer from text by default (`sys.int_info`): the time grows with the square.
    static final int MOST_DIGITS = 4300;

    private static final int DIGITS_OF_ANY_LONG = 18;
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d+");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern NAN = Pattern.compile("[+-]?nan", Pattern.CASE_INSENSITIVE);
    private static final Pattern INFINITY = Pattern.compile("[+-]?inf(inity)?", Pattern.CASE_INSENSITIVE);

    private NumberText() {}

    /// An integer from a sign and decimal digits, if there are not too many.
    static Optional<Number> integer(String digits) {
        if (digits.length() <= DIGITS_OF_ANY_LONG) {
            return Optional.of(Long.valueOf(digits));
        }
        return digits.length() > MOST_DIGITS ? Optional.empty() : Optional.of(Numbers.integer(new BigInteger(digits)));
    }

    /// What `to_number` makes of a text: all that Python's `int()` and `float()` take (blanks around it,
    /// underscores between digits, digits of any script, `1e21`, `nan`, `inf`), and null for the rest.
    public static @Nullable Number parse(String text) {
        String plain = withoutUnderscores(inAscii(Blanks.strip(text)));
        if (INTEGER.matcher(plain).matches()) {
            return integer(plain).orElseGet(() -> Double.valueOf(plain));
        }
        if (DECIMAL.matcher(plain).matches()) {
            return Double.valueOf(plain);
        }
        if (INFINITY.matcher(plain).matches()) {
            return plain.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return NAN.matcher(plain).matches() ? Double.NaN : null;
    }

    private static String inAscii(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return text;
        }
        StringBuilder ascii = new StringBuilder(text.length());
        text.codePoints().forEach(c -> ascii.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
        return ascii.toString();
    }

    /// Only an underscore between two digits goes; any other stays, and the text is no number.
    private static String withoutUnderscores(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '_' || !isDigitAt(text, i - 1) || !isDigitAt(text, i + 1)) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static boolean isDigitAt(String text, int index) {
        return index >= 0 && index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }
}
