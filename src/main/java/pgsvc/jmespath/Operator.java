package pgsvc.jmespath;

import org.jspecify.annotations.Nullable;
import pgsvc.jmespath.value.Budget;
import pgsvc.jmespath.value.Comparison;
import pgsvc.jmespath.value.EvaluationException;
import pgsvc.jmespath.value.Numbers;
import pgsvc.jmespath.value.Type;

/// The comparisons. All values can be equal; only numbers and strings have an order, and for anything else its
/// answer is null.
enum Operator {
    EQUAL,
    NOT_EQUAL,
    LESS,
    AT_MOST,
    GREATER,
    AT_LEAST;

    @Nullable
    Boolean apply(@Nullable Object left, @Nullable Object right, Budget budget) throws EvaluationException {
        return switch (this) {
            case EQUAL -> Comparison.equal(left, right, budget);
            case NOT_EQUAL -> !Comparison.equal(left, right, budget);
            case LESS, AT_MOST, GREATER, AT_LEAST ->
                left != null && right != null && isOrdered(left) && isOrdered(right) ? inOrder(left, right) : null;
        };
    }

    private boolean inOrder(Object left, Object right) throws EvaluationException {
        if (left instanceof String != right instanceof String) {
            throw new EvaluationException(
                    "%s and %s have no order."
                            .formatted(Type.of(left).phrase(), Type.of(right).phrase()),
                    "Convert one of them with to_number() or to_string().");
        }
        return !isNaN(left) && !isNaN(right) && holdsFor(Comparison.ORDER.compare(left, right));
    }

    private boolean holdsFor(int order) {
        return switch (this) {
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case GREATER -> order > 0;
            case AT_LEAST -> order >= 0;
            case EQUAL, NOT_EQUAL -> throw new IllegalStateException(this + " is no matter of order");
        };
    }

    private static boolean isOrdered(Object value) {
        return value instanceof Number || value instanceof String;
    }

    private static boolean isNaN(Object value) {
        return value instanceof Number number && Numbers.isNaN(number);
    }
}
