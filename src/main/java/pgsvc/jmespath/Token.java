package pgsvc.jmespath;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A word of the language.
///
/// @param value the name, the literal's value, or the number as an `Integer`; null for the rest
/// @param start where it begins, in code units
/// @param end where it ends, exclusive
record Token(Kind kind, @Nullable Object value, int start, int end) {

    private static final Set<Kind> VALUES =
            Set.of(Kind.NAME, Kind.QUOTED_NAME, Kind.LITERAL, Kind.NUMBER, Kind.CURRENT, Kind.STAR, Kind.FLATTEN);

    /// What a token is, with its sign (empty where the text varies) and its binding power to the left. Those of
    /// power 0 end any expression.
    enum Kind {
        END("", 0),
        NAME("", 0),
        QUOTED_NAME("", 0),
        LITERAL("", 0),
        NUMBER("", 0),
        RIGHT_BRACKET("]", 0),
        RIGHT_PARENTHESIS(")", 0),
        RIGHT_BRACE("}", 0),
        COMMA(",", 0),
        COLON(":", 0),
        CURRENT("@", 0),
        REFERENCE("&", 0),
        PIPE("|", 1),
        OR("||", 2),
        AND("&&", 3),
        EQUAL("==", 5),
        NOT_EQUAL("!=", 5),
        LESS("<", 5),
        AT_MOST("<=", 5),
        GREATER(">", 5),
        AT_LEAST(">=", 5),
        FLATTEN("[]", 9),
        STAR("*", 20),
        FILTER("[?", 21),
        DOT(".", 40),
        NOT("!", 45),
        LEFT_BRACE("{", 50),
        LEFT_BRACKET("[", 55),
        LEFT_PARENTHESIS("(", 60);

        private static final int LEAST_POWER_WITHIN_PROJECTION = 10;
        private static final Map<String, Kind> BY_SIGN = Stream.of(values())
                .filter(kind -> !kind.sign.isEmpty())
                .collect(Collectors.toUnmodifiableMap(Kind::sign, Function.identity()));

        private static final Map<Kind, Kind> CLOSING = Map.of(
                FILTER, RIGHT_BRACKET,
                LEFT_BRACKET, RIGHT_BRACKET,
                LEFT_PARENTHESIS, RIGHT_PARENTHESIS,
                LEFT_BRACE, RIGHT_BRACE);

        private final String sign;
        private final int power;

        Kind(String sign, int power) {
            this.sign = sign;
            this.power = power;
        }

        /// The kind that is written so.
        static @Nullable Kind of(String sign) {
            return BY_SIGN.get(sign);
        }

        String sign() {
            return sign;
        }

        int power() {
            return power;
        }

        /// The kind that closes what this one opens; any other kind is its own.
        Kind closing() {
            return CLOSING.getOrDefault(this, this);
        }

        /// Whether it closes what another opens.
        boolean isClosing() {
            return CLOSING.containsValue(this);
        }

        /// Whether what follows a projection no longer applies to each of its elements.
        boolean endsProjection() {
            return power < LEAST_POWER_WITHIN_PROJECTION;
        }
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    /// Whether a value can end with it, so that another value after it lacks an operator.
    boolean endsValue() {
        return VALUES.contains(kind) || kind.isClosing();
    }

    /// How it looks to the author.
    String shown() {
        if (kind == Kind.LITERAL) {
            return "literal";
        }
        return value == null ? kind.sign() : value.toString();
    }

    /// What a name token names.
    String name() {
        return (String) requireNonNull(value);
    }

    /// What a number token counts.
    int number() {
        return (Integer) requireNonNull(value);
    }
}
