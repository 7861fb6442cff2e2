package pgsvc.jmespath.value;

import java.math.BigDecimal;
import java.math.BigInteger;

/// The language's numbers: integers without bound (`Long`, or `BigInteger` where that is too small) and doubles.
public final class Numbers {
    private static final int BITS_OF_LONG = 63;

    private Numbers() {}

    /// The integer as a `Long` where it fits.
    public static Number integer(BigInteger value) {
        return value.bitLength() <= BITS_OF_LONG ? (Number) value.longValue() : value;
    }

    /// Whether it is an integer, of whatever size.
    public static boolean isInteger(Number value) {
        return isSmall(value) || value instanceof BigInteger;
    }

    /// An integer's value without bound.
    public static BigInteger big(Number integer) {
        return integer instanceof BigInteger big ? big : BigInteger.valueOf(integer.longValue());
    }

    /// Whether two numbers are the same, however they are held; a NaN is not even itself.
    public static boolean equal(Number left, Number right) {
        return compare(left, right) == 0 && !isNaN(left);
    }

    /// The exact order of two numbers, total: a NaN is equal to itself and above all else.
    public static int compare(Number left, Number right) {
        if (isSmall(left) && isSmall(right)) {
            return Long.compare(left.longValue(), right.longValue());
        }
        if (isFinite(left) && isFinite(right)) {
            return exact(left).compareTo(exact(right));
        }
        return Double.compare(finiteAsZero(left), finiteAsZero(right));
    }

    /// Whether it is the double that is not a number.
    public static boolean isNaN(Number value) {
        return !isInteger(value) && Double.isNaN(value.doubleValue());
    }

    /// Whether it is neither infinite nor NaN.
    public static boolean isFinite(Number value) {
        return isInteger(value) || Double.isFinite(value.doubleValue());
    }

    private static boolean isSmall(Number value) {
        return value instanceof Long || value instanceof Integer;
    }

    private static BigDecimal exact(Number value) {
        return isInteger(value) ? new BigDecimal(big(value)) : new BigDecimal(value.doubleValue());
    }

    private static double finiteAsZero(Number value) {
        return isFinite(value) ? 0 : value.doubleValue();
    }
}
