package pgsvc.jmespath.function;

import static pgsvc.jmespath.function.Parameter.NUMBER;
import static pgsvc.jmespath.function.Parameter.NUMBERS;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pgsvc.jmespath.value.EvaluationException;
import pgsvc.jmespath.value.Numbers;

/// Functions on numbers. Integers stay integers, without bound, until a double meets them.
final class NumberFunctions {
    static final List<Function> TABLE = List.of(
            Function.of("abs", a -> abs(a.number(0)), NUMBER),
            Function.of("ceil", a -> rounded(a.number(0), RoundingMode.CEILING), NUMBER),
            Function.of("floor", a -> rounded(a.number(0), RoundingMode.FLOOR), NUMBER),
            Function.of("sum", a -> sum(a.list(0)), NUMBERS),
            Function.of("avg", a -> average(a.list(0)), NUMBERS));

    private NumberFunctions() {}

    private static Number abs(Number value) {
        return Numbers.isInteger(value)
                ? Numbers.integer(Numbers.big(value).abs())
                : (Number) Math.abs(value.doubleValue());
    }

    private static Number rounded(Number value, RoundingMode mode) throws EvaluationException {
        if (Numbers.isInteger(value)) {
            return value;
        }
        if (!Numbers.isFinite(value)) {
            throw new EvaluationException(
                    "No integer is next to " + value + ".", "Round only numbers that are finite.");
        }
        return Numbers.integer(
                new BigDecimal(value.doubleValue()).setScale(0, mode).toBigInteger());
    }

    private static Number sum(List<?> numbers) {
        BigInteger integers = BigInteger.ZERO;
        for (int i = 0; i < numbers.size(); i++) {
            Number number = (Number) numbers.get(i);
            if (!Numbers.isInteger(number)) {
                return sumOfDoubles(integers.doubleValue(), numbers.subList(i, numbers.size()));
            }
            integers = integers.add(Numbers.big(number));
        }
        return Numbers.integer(integers);
    }

    private static double sumOfDoubles(double start, List<?> numbers) {
        double sum = start;
        for (Object number : numbers) {
            sum += ((Number) number).doubleValue();
        }
        return sum;
    }

    private static @Nullable Double average(List<?> numbers) {
        return numbers.isEmpty() ? null : (Double) (sum(numbers).doubleValue() / numbers.size());
    }
}
