package pgsvc.inventory.yaml;

import java.math.BigDecimal;
import java.util.Optional;

/// A key as text, printed as Python's `str` prints the value: `1`, `True`, `None`, `1.5`.
final class KeyText {
    private static final int FIRST_EXPONENT_DOWN = -4;
    private static final int FIRST_EXPONENT_UP = 16;

    private KeyText() {}

    /// The text of a key; nothing for a list, a mapping or an encrypted value.
    static Optional<String> of(Value key) {
        return switch (key) {
            case Value.Text text -> Optional.of(text.value());
            case Value.Num num -> Optional.of(number(num.value()));
            case Value.Bool bool -> Optional.of(bool.value() ? "True" : "False");
            case Value.Null _ -> Optional.of("None");
            case Value.Vault _, Value.Sequence _, Value.Mapping _ -> Optional.empty();
        };
    }

    private static String number(Number number) {
        return number instanceof Double d ? fraction(d) : number.toString();
    }

    private static String fraction(double number) {
        if (Double.isNaN(number)) {
            return "nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        return number == 0 ? (1 / number < 0 ? "-0.0" : "0.0") : finite(new BigDecimal(Double.toString(number)));
    }

    private static String finite(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        int exponent = bare.precision() - bare.scale() - 1;
        if (exponent >= FIRST_EXPONENT_DOWN && exponent < FIRST_EXPONENT_UP) {
            return bare.scale() <= 0 ? bare.toPlainString() + ".0" : bare.toPlainString();
        }
        String mantissa = bare.scaleByPowerOfTen(-exponent).toPlainString();
        String digits = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : String.valueOf(Math.abs(exponent));
        return mantissa + "e" + (exponent < 0 ? "-" : "+") + digits;
    }
}
