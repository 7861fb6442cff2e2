package pgsvc.inventory.jinja.filter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pgsvc.inventory.jinja.python.Budget;
import pgsvc.inventory.jinja.python.PythonException;
import pgsvc.inventory.jinja.python.Values;

/// Filters of mappings.
final class MappingFilters {
    private MappingFilters() {}

    static List<Function> all() {
        return List.of(
                Function.of("combine(*)", MappingFilters::combine),
                Function.of("dict2items(key_name?, value_name?)", MappingFilters::items));
    }

    private static Object combine(@Nullable Object value, Arguments arguments) {
        arguments.named().keySet().forEach(MappingFilters::requireKnown);
        boolean recursive = arguments.isTrue("recursive");
        List<@Nullable Object> given = new ArrayList<>();
        given.add(value);
        given.addAll(arguments.positional());
        Map<?, ?> combined = Map.of();
        for (Object one : given) {
            for (Object mapping : mappings(one)) {
                combined = merged(combined, requireMapping(mapping), recursive, arguments.budget(), 0);
            }
        }
        return combined;
    }

    private static List<?> mappings(@Nullable Object given) {
        return given instanceof List<?> several ? several : given == null ? List.of() : List.of(given);
    }

    private static void requireKnown(String argument) {
        if (!argument.equals("recursive")) {
            throw new PythonException(
                    "pgsvc does not read \"" + argument + "\" of the filter \"combine\".",
                    "Use combine with no other argument than recursive.");
        }
    }

    private static Map<?, ?> requireMapping(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new PythonException(
                "A mapping is needed here, not " + Values.describe(value) + ".", "Give the filter a mapping.");
    }

    private static Map<?, ?> merged(Map<?, ?> low, Map<?, ?> high, boolean recursive, Budget budget, int depth) {
        Budget.depth(depth);
        budget.charge((long) low.size() + high.size());
        Map<Object, @Nullable Object> merged = new LinkedHashMap<>(low);
        for (Map.Entry<?, ?> entry : high.entrySet()) {
            Object below = low.get(entry.getKey());
            boolean both = recursive && below instanceof Map<?, ?> && entry.getValue() instanceof Map<?, ?>;
            merged.put(
                    entry.getKey(),
                    both
                            ? merged(requireMapping(below), requireMapping(entry.getValue()), true, budget, depth + 1)
                            : entry.getValue());
        }
        return merged;
    }

    private static List<?> items(@Nullable Object value, Arguments arguments) {
        String keyName = arguments.text("key_name", "key");
        String valueName = arguments.text("value_name", "value");
        List<Map<String, ?>> items = new ArrayList<>();
        requireMapping(value).forEach((key, item) -> {
            Map<String, @Nullable Object> pair = new LinkedHashMap<>();
            pair.put(keyName, key);
            pair.put(valueName, item);
            items.add(pair);
        });
        arguments.budget().charge(items.size());
        return items;
    }
}
