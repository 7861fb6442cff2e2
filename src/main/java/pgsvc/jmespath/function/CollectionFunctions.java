package pgsvc.jmespath.function;

import static pgsvc.jmespath.function.Parameter.ANY;
import static pgsvc.jmespath.function.Parameter.MEASURABLE;
import static pgsvc.jmespath.function.Parameter.NUMBERS_OR_STRINGS;
import static pgsvc.jmespath.function.Parameter.OBJECT;
import static pgsvc.jmespath.function.Parameter.STRING_OR_LIST;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pgsvc.jmespath.value.Comparison;
import pgsvc.jmespath.value.EvaluationException;
import pgsvc.jmespath.value.Type;

/// Functions on lists and objects, and those that take a string for the list of its characters.
final class CollectionFunctions {
    static final List<Function> TABLE = List.of(
            Function.of("length", CollectionFunctions::length, MEASURABLE),
            Function.of("reverse", CollectionFunctions::reverse, STRING_OR_LIST),
            Function.of("contains", CollectionFunctions::contains, STRING_OR_LIST, ANY),
            Function.of("sort", CollectionFunctions::sort, NUMBERS_OR_STRINGS),
            Function.of("max", a -> first(a, Comparison.ORDER.reversed()), NUMBERS_OR_STRINGS),
            Function.of("min", a -> first(a, Comparison.ORDER), NUMBERS_OR_STRINGS),
            Function.of("keys", a -> new ArrayList<>(entries(a, 0).keySet()), OBJECT),
            Function.of("values", a -> new ArrayList<>(entries(a, 0).values()), OBJECT),
            Function.variadic("merge", CollectionFunctions::merge, OBJECT));

    private CollectionFunctions() {}

    private static Long length(Arguments arguments) {
        return switch (arguments.any(0)) {
            case String text -> (long) text.codePointCount(0, text.length());
            case Map<?, ?> map -> (long) map.size();
            case null, default -> (long) arguments.list(0).size();
        };
    }

    private static Object reverse(Arguments arguments) {
        return arguments.any(0) instanceof String text
                ? new StringBuilder(text).reverse().toString()
                : new ArrayList<>(arguments.list(0).reversed());
    }

    private static boolean contains(Arguments arguments) throws EvaluationException {
        Object wanted = arguments.any(1);
        if (arguments.any(0) instanceof String text) {
            return text.contains(textToFind(wanted));
        }
        for (Object element : arguments.list(0)) {
            if (Comparison.same(element, wanted, arguments.budget())) {
                return true;
            }
        }
        return false;
    }

    private static String textToFind(@Nullable Object wanted) throws EvaluationException {
        if (wanted instanceof String text) {
            return text;
        }
        throw new EvaluationException(
                "contains() finds only a string in a string, not "
                        + Type.of(wanted).phrase() + ".",
                "Convert it with to_string().");
    }

    private static List<Object> sort(Arguments arguments) {
        List<Object> sorted = new ArrayList<>(arguments.list(0));
        sorted.sort(Comparison.ORDER);
        return sorted;
    }

    private static @Nullable Object first(Arguments arguments, Comparator<Object> order) {
        List<?> list = arguments.list(0);
        return list.isEmpty() ? null : Collections.min(list, order);
    }

    private static Map<?, ?> entries(Arguments arguments, int index) throws EvaluationException {
        Map<?, ?> object = arguments.object(index);
        arguments.budget().spend(object.size());
        return object;
    }

    private static Map<Object, Object> merge(Arguments arguments) throws EvaluationException {
        Map<Object, Object> merged = new LinkedHashMap<>();
        for (int i = 0; i < arguments.values().size(); i++) {
            merged.putAll(entries(arguments, i));
        }
        return merged;
    }
}
