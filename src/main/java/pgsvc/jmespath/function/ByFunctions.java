package pgsvc.jmespath.function;

import static java.util.Comparator.comparing;
import static pgsvc.jmespath.function.Parameter.EXPRESSION;
import static pgsvc.jmespath.function.Parameter.LIST;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pgsvc.jmespath.value.Comparison;
import pgsvc.jmespath.value.EvaluationException;
import pgsvc.jmespath.value.Reference;
import pgsvc.jmespath.value.Type;

/// Functions that evaluate an expression on each element of a list.
final class ByFunctions {
    static final List<Function> TABLE = List.of(
            Function.of("map", ByFunctions::map, EXPRESSION, LIST),
            Function.of("sort_by", ByFunctions::sortBy, LIST, EXPRESSION),
            Function.of("max_by", a -> firstBy("max_by", a, Keyed.ORDER.reversed()), LIST, EXPRESSION),
            Function.of("min_by", a -> firstBy("min_by", a, Keyed.ORDER), LIST, EXPRESSION));

    private ByFunctions() {}

    /// An element and what the expression made of it: a number or a string.
    private record Keyed(@Nullable Object element, Object key) {
        static final Comparator<Keyed> ORDER = comparing(Keyed::key, Comparison.ORDER);
    }

    private static List<@Nullable Object> map(Arguments arguments) throws EvaluationException {
        Reference expression = arguments.expression(0);
        List<@Nullable Object> mapped = new ArrayList<>();
        for (Object element : arguments.list(1)) {
            mapped.add(expression.on(element));
        }
        return mapped;
    }

    private static List<@Nullable Object> sortBy(Arguments arguments) throws EvaluationException {
        List<Keyed> elements = keyed("sort_by", arguments);
        elements.sort(Keyed.ORDER);
        List<@Nullable Object> sorted = new ArrayList<>(elements.size());
        elements.forEach(e -> sorted.add(e.element()));
        return sorted;
    }

    private static @Nullable Object firstBy(String function, Arguments arguments, Comparator<Keyed> order)
            throws EvaluationException {
        List<Keyed> elements = keyed(function, arguments);
        return elements.isEmpty() ? null : Collections.min(elements, order).element();
    }

    private static List<Keyed> keyed(String function, Arguments arguments) throws EvaluationException {
        Reference expression = arguments.expression(1);
        List<Keyed> keyed = new ArrayList<>();
        for (Object element : arguments.list(0)) {
            Object key = expression.on(element);
            Type wanted =
                    keyed.isEmpty() ? Type.of(key) : Type.of(keyed.getFirst().key());
            keyed.add(new Keyed(element, orderable(function, key, wanted)));
        }
        return keyed;
    }

    private static Object orderable(String function, @Nullable Object key, Type wanted) throws EvaluationException {
        if (key != null && Type.of(key) == wanted && (wanted == Type.NUMBER || wanted == Type.STRING)) {
            return key;
        }
        throw new EvaluationException(
                "%s() orders by numbers or by strings, all of one kind, and the expression gives %s."
                        .formatted(function, Type.of(key).phrase()),
                "Order by an attribute that all elements have, or filter the others out first.");
    }
}
