package pgsvc.inventory.yaml;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pgsvc.diagnostic.SourceRange;
import pgsvc.inventory.yaml.Value.Bool;
import pgsvc.inventory.yaml.Value.Null;
import pgsvc.inventory.yaml.Value.Num;
import pgsvc.inventory.yaml.Value.Text;

/// The type of an unquoted scalar. It is that of PyYAML, which differs from other readers of YAML 1.1: `1e3` and
/// `-.5` are text, `010` is 8, `1:30` is 90, `y` and `n` are text. A date stays text, since that is how Ansible
/// prints it.
final class PlainScalar {
    private static final Map<String, Boolean> BOOLS =
            Map.of("yes", true, "no", false, "true", true, "false", false, "on", true, "off", false);
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final int LONGEST_WORD = 5;

    /// Longer ones stay text: Python refuses them too, though later (at 4,300 digits).
    private static final int LONGEST_NUMBER = 1000;

    private static final Pattern INTEGER = Pattern.compile("[-+]?(?:0b[01_]+|0x[0-9a-fA-F_]+|0[0-7_]*|[1-9][0-9_]*)");
    private static final Pattern DECIMAL =
            Pattern.compile("(?:[-+]?[0-9][0-9_]*\\.[0-9_]*|\\.[0-9][0-9_]*)(?:[eE][-+][0-9]+)?");
    private static final Pattern SEXAGESIMAL =
            Pattern.compile("[-+]?(?:[1-9][0-9_]*(?::[0-5]?[0-9])+|[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*)");
    private static final Pattern INFINITY = Pattern.compile("[-+]?\\.(?:inf|Inf|INF)");
    private static final Set<String> NAN = Set.of(".nan", ".NaN", ".NAN");

    private PlainScalar() {}

    static Value read(String text, SourceRange where) {
        if (NULLS.contains(text)) {
            return new Null(where);
        }
        if (mayBeNumber(text.charAt(0))) {
            Number number = number(text);
            return number == null ? new Text(text, false, where) : new Num(number, where);
        }
        Boolean truth = text.length() <= LONGEST_WORD ? bool(text) : null;
        return truth == null ? new Text(text, false, where) : new Bool(truth, where);
    }

    /// The truth that a word stands for: in small letters, capitals or with one capital at its start; else null.
    static @Nullable Boolean bool(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean oneCase = text.equals(lower)
                || text.equals(text.toUpperCase(Locale.ROOT))
                || text.substring(1).equals(lower.substring(1));
        return oneCase ? BOOLS.get(lower) : null;
    }

    /// The number that a text stands for, or null.
    static @Nullable Number number(String text) {
        if (text.length() > LONGEST_NUMBER || text.indexOf('.') != text.lastIndexOf('.')) {
            return null;
        }
        if (INTEGER.matcher(text).matches()) {
            return integer(text);
        }
        if (DECIMAL.matcher(text).matches()) {
            return Double.valueOf(text.replace("_", ""));
        }
        if (SEXAGESIMAL.matcher(text).matches()) {
            return sexagesimal(text);
        }
        return notFinite(text);
    }

    private static boolean mayBeNumber(char first) {
        return first >= '0' && first <= '9' || first == '-' || first == '+' || first == '.';
    }

    private static @Nullable Number integer(String text) {
        boolean negative = text.startsWith("-");
        String digits = (negative || text.startsWith("+") ? text.substring(1) : text).replace("_", "");
        int radix = radix(digits);
        String bare = digits.substring(radix == 2 || radix == 16 ? 2 : 0);
        return bare.isEmpty() ? null : narrow(new BigInteger((negative ? "-" : "") + bare, radix));
    }

    private static int radix(String digits) {
        if (digits.startsWith("0b")) {
            return 2;
        }
        if (digits.startsWith("0x")) {
            return 16;
        }
        return digits.startsWith("0") ? 8 : 10;
    }

    private static Number narrow(BigInteger number) {
        return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
    }

    private static Number sexagesimal(String text) {
        boolean negative = text.startsWith("-");
        String[] parts = text.replace("_", "").replaceFirst("^[-+]", "").split(":");
        return text.indexOf('.') < 0 ? wholeSexagesimal(parts, negative) : brokenSexagesimal(parts, negative);
    }

    private static Number wholeSexagesimal(String[] parts, boolean negative) {
        BigInteger sum = BigInteger.ZERO;
        for (String part : parts) {
            sum = sum.multiply(BigInteger.valueOf(60)).add(new BigInteger(part));
        }
        return narrow(negative ? sum.negate() : sum);
    }

    private static Number brokenSexagesimal(String[] parts, boolean negative) {
        double sum = 0;
        double base = 1;
        for (int i = parts.length - 1; i >= 0; i--) {
            sum += Double.parseDouble(parts[i]) * base;
            base *= 60;
        }
        return negative ? -sum : sum;
    }

    private static @Nullable Number notFinite(String text) {
        if (INFINITY.matcher(text).matches()) {
            return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return NAN.contains(text) ? (Number) Double.NaN : null;
    }
}
