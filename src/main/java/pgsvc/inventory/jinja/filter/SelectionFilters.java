package pgsvc.inventory.jinja.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pgsvc.inventory.jinja.python.Printer;
import pgsvc.inventory.jinja.python.PythonException;
import pgsvc.inventory.jinja.python.Undefined;
import pgsvc.inventory.jinja.python.Values;

/// Filters that apply another filter, or a test, to each item of a list.
final class SelectionFilters {
    private SelectionFilters() {}

    static List<Function> all() {
        return List.of(
                Function.of("map(*)", SelectionFilters::map),
                Function.of("select(*)", (value, arguments) -> kept(value, arguments, false, true)),
                Function.of("reject(*)", (value, arguments) -> kept(value, arguments, false, false)),
                Function.of("selectattr(*)", (value, arguments) -> kept(value, arguments, true, true)),
                Function.of("rejectattr(*)", (value, arguments) -> kept(value, arguments, true, false)));
    }

    private interface Each {
        @Nullable
        Object apply(@Nullable Object item);
    }

    private static List<?> items(@Nullable Object value) {
        return Values.isTrue(value) ? Values.iterate(value) : List.of();
    }

    private static List<?> map(@Nullable Object value, Arguments arguments) {
        Each each = arguments.positional().isEmpty() ? attribute(arguments) : filter(arguments);
        List<@Nullable Object> mapped = new ArrayList<>();
        for (Object item : items(value)) {
            arguments.budget().charge(1);
            mapped.add(each.apply(item));
        }
        return mapped;
    }

    private static Each attribute(Arguments arguments) {
        if (!arguments.has("attribute")) {
            throw new PythonException(
                    "\"map\" needs a filter or an attribute.", "Write map('int') or map(attribute='name').");
        }
        Attributes attribute = Attributes.of(arguments.get("attribute"));
        return item -> {
            Object found = attribute.from(item);
            return found instanceof Undefined && arguments.get("default") != null ? arguments.get("default") : found;
        };
    }

    private static Each filter(Arguments arguments) {
        Function filter =
                Catalogue.FILTERS.get(Printer.text(arguments.positional().getFirst()));
        Arguments rest = arguments.without(1);
        return item -> filter.apply(item, rest);
    }

    private static List<?> kept(@Nullable Object value, Arguments arguments, boolean ofAttribute, boolean wanted) {
        if (ofAttribute && arguments.positional().isEmpty()) {
            throw new PythonException(
                    "The name of an attribute is missing.", "Write selectattr('name', 'equalto', value).");
        }
        Attributes attribute =
                Attributes.of(ofAttribute ? arguments.positional().getFirst() : null);
        Each test = test(ofAttribute ? arguments.without(1) : arguments);
        List<@Nullable Object> kept = new ArrayList<>();
        for (Object item : items(value)) {
            if (Values.isTrue(test.apply(attribute.from(item))) == wanted) {
                kept.add(item);
            }
        }
        return kept;
    }

    private static Each test(Arguments arguments) {
        if (arguments.positional().isEmpty()) {
            return item -> item;
        }
        Function test = Catalogue.TESTS.get(Printer.text(arguments.positional().getFirst()));
        Arguments rest = arguments.without(1);
        long cost = rest.positional().stream().mapToLong(SelectionFilters::size).sum();
        return item -> {
            arguments.budget().charge(1 + cost);
            return test.apply(item, rest);
        };
    }

    private static long size(@Nullable Object value) {
        return value instanceof List<?> || value instanceof Map<?, ?> ? Values.length(value) : 1;
    }
}
