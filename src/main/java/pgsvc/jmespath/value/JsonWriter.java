package pgsvc.jmespath.value;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes values as Python's `json.dumps` does with the separators `,` and `:`: ASCII only, doubles in the
/// shortest form that reads back the same.
public final class JsonWriter {
    private static final int LARGEST_PLAIN_EXPONENT = 15;
    private static final int SMALLEST_PLAIN_EXPONENT = -4;

    private final StringBuilder json = new StringBuilder();
    private final Budget budget;

    private JsonWriter(Budget budget) {
        this.budget = budget;
    }

    /// The value's JSON.
    public static String write(@Nullable Object value, Budget budget) throws EvaluationException {
        JsonWriter writer = new JsonWriter(budget);
        writer.value(value);
        return writer.json.toString();
    }

    private void value(@Nullable Object value) throws EvaluationException {
        switch (value) {
            case null -> json.append("null");
            case Boolean truth -> json.append(truth.booleanValue());
            case Number number -> number(number);
            case List<?> list -> array(list);
            case Map<?, ?> map -> object(map);
            default -> string(value.toString());
        }
    }

    private void array(List<?> list) throws EvaluationException {
        budget.enter(list.size());
        String separator = "[";
        for (Object element : list) {
            json.append(separator);
            value(element);
            separator = ",";
        }
        json.append(list.isEmpty() ? "[]" : "]");
        budget.leave();
    }

    private void object(Map<?, ?> map) throws EvaluationException {
        budget.enter(map.size());
        String separator = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.append(separator);
            string(String.valueOf(entry.getKey()));
            json.append(':');
            value(entry.getValue());
            separator = ",";
        }
        json.append(map.isEmpty() ? "{}" : "}");
        budget.leave();
    }

    private void string(String text) throws EvaluationException {
        budget.spend(text.length());
        json.append('"');
        text.chars().forEach(c -> character((char) c));
        json.append('"');
    }

    private void character(char c) {
        switch (c) {
            case '"' -> json.append("\\\"");
            case '\\' -> json.append("\\\\");
            case '\b' -> json.append("\\b");
            case '\f' -> json.append("\\f");
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            default ->
                json.append(
                        c >= ' ' && c <= '~'
                                ? String.valueOf(c)
                                : "\\u" + HexFormat.of().toHexDigits(c));
        }
    }

    private void number(Number number) {
        json.append(Numbers.isInteger(number) ? number.toString() : decimal(number.doubleValue()));
    }

    private static String decimal(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        boolean plain = exponent >= SMALLEST_PLAIN_EXPONENT && exponent <= LARGEST_PLAIN_EXPONENT;
        return plain ? plain(shortest) : scientific(shortest, exponent);
    }

    private static String plain(BigDecimal value) {
        return value.scale() > 0 ? value.toPlainString() : value.toPlainString() + ".0";
    }

    private static String scientific(BigDecimal value, int exponent) {
        BigDecimal mantissa = value.movePointLeft(exponent).stripTrailingZeros();
        String sign = exponent < 0 ? "e-" : "e+";
        String padding = Math.abs(exponent) < 10 ? "0" : "";
        return mantissa.toPlainString() + sign + padding + Math.abs(exponent);
    }
}
