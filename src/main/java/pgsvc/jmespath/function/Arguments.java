package pgsvc.jmespath.function;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pgsvc.jmespath.value.Budget;
import pgsvc.jmespath.value.Reference;

/// The values that a function was called with, once they are known to be what its parameters take.
record Arguments(List<@Nullable Object> values, Budget budget) {

    @Nullable
    Object any(int index) {
        return values.get(index);
    }

    Number number(int index) {
        return (Number) requireNonNull(values.get(index));
    }

    String string(int index) {
        return (String) requireNonNull(values.get(index));
    }

    List<?> list(int index) {
        return (List<?>) requireNonNull(values.get(index));
    }

    Map<?, ?> object(int index) {
        return (Map<?, ?>) requireNonNull(values.get(index));
    }

    Reference expression(int index) {
        return (Reference) requireNonNull(values.get(index));
    }
}
