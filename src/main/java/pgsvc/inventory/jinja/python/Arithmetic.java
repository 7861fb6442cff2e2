package pgsvc.inventory.jinja.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Python's arithmetic: whole numbers without bound, `//` and `%` that round down, and texts and lists that add
/// up.
public final class Arithmetic {
    private static final MathContext PRECISE = new MathContext(60);
    private static final int EXACT_BITS = 53;

    private Arithmetic() {}

    /// `left + right`
    public static Object add(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            return Numbers.whole(BigInteger.valueOf(a).add(BigInteger.valueOf(b)));
        }
        if (left instanceof String a && right instanceof String b) {
            Budget.text((long) a.length() + b.length());
            return a + b;
        }
        if (left instanceof List<?> a && right instanceof List<?> b && a instanceof Tuple == b instanceof Tuple) {
            return joined(a, b);
        }
        return number("+", left, right, BigInteger::add, Double::sum);
    }

    private static List<?> joined(List<?> left, List<?> right) {
        Budget.items((long) left.size() + right.size());
        List<@Nullable Object> all = new ArrayList<>(left);
        all.addAll(right);
        return left instanceof Tuple ? new Tuple(all) : all;
    }

    /// `left - right`
    public static Object subtract(@Nullable Object left, @Nullable Object right) {
        return number("-", left, right, BigInteger::subtract, (a, b) -> a - b);
    }

    /// `left * right`
    public static Object multiply(@Nullable Object left, @Nullable Object right) {
        if (isSequence(left) && Values.isWhole(right)) {
            return repeat(left, Numbers.small(right));
        }
        if (isSequence(right) && Values.isWhole(left)) {
            return repeat(right, Numbers.small(left));
        }
        return number("*", left, right, BigInteger::multiply, (a, b) -> a * b);
    }

    private static boolean isSequence(@Nullable Object value) {
        return value instanceof String || value instanceof List<?>;
    }

    private static Object repeat(@Nullable Object sequence, int times) {
        int count = Math.max(0, times);
        if (sequence instanceof String text) {
            Budget.text((long) text.length() * count);
            return text.repeat(text.isEmpty() ? 0 : count);
        }
        List<?> list = Values.iterate(sequence);
        Budget.items((long) list.size() * count);
        List<@Nullable Object> all = new ArrayList<>();
        for (int i = 0; i < count && !list.isEmpty(); i++) {
            all.addAll(list);
        }
        return list instanceof Tuple ? new Tuple(all) : all;
    }

    /// `left / right`, always a floating-point number
    public static Object divide(@Nullable Object left, @Nullable Object right) {
        return number("/", left, right, Arithmetic::quotient, (a, b) -> a / notZero(b));
    }

    private static Number quotient(BigInteger left, BigInteger right) {
        notZero(right.signum());
        if (left.bitLength() <= EXACT_BITS && right.bitLength() <= EXACT_BITS) {
            return left.doubleValue() / right.doubleValue();
        }
        double quotient =
                new BigDecimal(left).divide(new BigDecimal(right), PRECISE).doubleValue();
        if (Double.isInfinite(quotient)) {
            throw new PythonException("The quotient is too large for a floating-point number.", "Use // instead of /.");
        }
        return quotient;
    }

    /// `left // right`, rounded down
    public static Object floorDivide(@Nullable Object left, @Nullable Object right) {
        return number("//", left, right, Arithmetic::floored, Arithmetic::floored);
    }

    private static BigInteger floored(BigInteger left, BigInteger right) {
        notZero(right.signum());
        return left.subtract(remainder(left, right)).divide(right);
    }

    private static double floored(double left, double right) {
        double exact = (left - remainder(left, right)) / right;
        double floor = Math.floor(exact);
        return exact - floor > 0.5 ? floor + 1 : floor;
    }

    /// `left % right`, with the sign of `right`; a text on the left is a format and not handled here
    public static Object remainder(@Nullable Object left, @Nullable Object right) {
        return number("%", left, right, Arithmetic::remainder, Arithmetic::remainder);
    }

    private static BigInteger remainder(BigInteger left, BigInteger right) {
        notZero(right.signum());
        BigInteger rest = left.remainder(right);
        return rest.signum() * right.signum() < 0 ? rest.add(right) : rest;
    }

    private static double remainder(double left, double right) {
        double rest = left % notZero(right);
        if (rest == 0) {
            return Math.copySign(0.0, right);
        }
        return rest < 0 == right < 0 ? rest : rest + right;
    }

    private static double notZero(double divisor) {
        if (divisor == 0) {
            throw new PythonException("The template divides by zero.", "Divide by something else than zero.");
        }
        return divisor;
    }

    /// `left ** right`
    public static Object power(@Nullable Object left, @Nullable Object right) {
        return number("**", left, right, Arithmetic::power, Arithmetic::power);
    }

    private static Number power(BigInteger base, BigInteger exponent) {
        if (exponent.signum() < 0) {
            return power(Numbers.real(Numbers.whole(base)), Numbers.real(Numbers.whole(exponent)));
        }
        if (base.abs().bitLength() <= 1) {
            return Numbers.whole(base.pow(exponent.signum() == 0 ? 0 : exponent.testBit(0) ? 1 : 2));
        }
        if (exponent.bitLength() > 31 || exponent.longValue() * (base.bitLength() - 1L) > Budget.MAX_BITS) {
            throw Budget.tooLarge("makes a number of more than 4,200 digits");
        }
        return base.pow(exponent.intValue());
    }

    private static double power(double base, double exponent) {
        if (base == 0 && exponent < 0) {
            notZero(base);
        }
        double power = Math.pow(base, exponent);
        boolean finite = Double.isFinite(base) && Double.isFinite(exponent);
        if (finite && !Double.isFinite(power)) {
            throw new PythonException("\"**\" has no finite result here.", "Use smaller or positive numbers.");
        }
        return base == 1 || exponent == 0 ? 1 : power;
    }

    /// `-value`
    public static Object negate(@Nullable Object value) {
        if (!Values.isNumber(value)) {
            throw notSigned(value);
        }
        return value instanceof Double d ? (Object) (-d) : subtract(0L, value);
    }

    /// `+value`
    public static Object plus(@Nullable Object value) {
        if (!Values.isNumber(value)) {
            throw notSigned(value);
        }
        return add(0L, value);
    }

    private static PythonException notSigned(@Nullable Object value) {
        return value instanceof Undefined undefined
                ? undefined.use()
                : new PythonException(
                        "A sign stands before " + Values.describe(value) + ", which is no number.",
                        "Turn the value into a number with |int.");
    }

    private interface Whole {
        Number apply(BigInteger left, BigInteger right);
    }

    private interface Real {
        double apply(double left, double right);
    }

    private static Object number(
            String operator, @Nullable Object left, @Nullable Object right, Whole whole, Real real) {
        if (left == null || right == null || !Values.isNumber(left) || !Values.isNumber(right)) {
            throw PythonException.mismatch(operator, left, right);
        }
        if (left instanceof Double || right instanceof Double) {
            return real.apply(Numbers.real(left), Numbers.real(right));
        }
        Number result = whole.apply(Numbers.big(left), Numbers.big(right));
        return result instanceof BigInteger big ? Numbers.whole(big) : result;
    }
}
