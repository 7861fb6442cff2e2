package pgsvc.inventory.jinja.filter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pgsvc.inventory.jinja.python.Arithmetic;
import pgsvc.inventory.jinja.python.Budget;
import pgsvc.inventory.jinja.python.Comparison;
import pgsvc.inventory.jinja.python.Printer;
import pgsvc.inventory.jinja.python.Tuple;
import pgsvc.inventory.jinja.python.Undefined;
import pgsvc.inventory.jinja.python.Values;

/// Filters of lists; a mapping counts as the list of its keys, a text as that of its characters.
final class ListFilters {
    private ListFilters() {}

    static List<Function> all() {
        return List.of(
                Function.of("length()", (value, _) -> Values.length(value)),
                Function.of("count()", (value, _) -> Values.length(value)),
                list("list()", (items, _) -> items),
                list("first()", (items, _) -> items.isEmpty() ? empty("first") : items.getFirst()),
                list("last()", (items, _) -> items.isEmpty() ? empty("last") : items.getLast()),
                list("join(d?, attribute?)", ListFilters::join),
                list("sort(reverse?, case_sensitive?, attribute?)", ListFilters::sort),
                list("unique(case_sensitive?, attribute?)", ListFilters::unique),
                list("min(case_sensitive?, attribute?)", (items, arguments) -> extreme("min", items, arguments)),
                list("max(case_sensitive?, attribute?)", (items, arguments) -> extreme("max", items, arguments)),
                list("sum(attribute?, start?)", ListFilters::sum),
                Function.of("reverse()", (value, _) -> reverse(value)),
                list("flatten(levels?, skip_nulls?)", ListFilters::flatten),
                list("union(b)", (a, arguments) -> distinct(joined(a, Values.iterate(arguments.get("b"))))),
                list("intersect(b)", (a, arguments) -> distinct(kept(a, in(arguments)))),
                list(
                        "difference(b)",
                        (a, arguments) -> distinct(kept(a, in(arguments).negate()))));
    }

    private interface Body {
        @Nullable
        Object apply(List<? extends @Nullable Object> items, Arguments arguments);
    }

    private static Function list(String signature, Body body) {
        return Function.of(signature, (value, arguments) -> {
            List<? extends @Nullable Object> items = Values.iterate(value);
            arguments.budget().charge(items.size());
            return body.apply(items instanceof Tuple ? new ArrayList<@Nullable Object>(items) : items, arguments);
        });
    }

    private static Undefined empty(String what) {
        return new Undefined(
                "\"" + what + "\" was asked of an empty list.", "Add |default(...) for the case of an empty list.", -1);
    }

    private static String join(List<? extends @Nullable Object> items, Arguments arguments) {
        Attributes attribute = Attributes.of(arguments.get("attribute"));
        String separator = arguments.text("d", "");
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < items.size(); i++) {
            out.append(i > 0 ? separator : "").append(Printer.text(attribute.from(items.get(i))));
            Budget.text(out.length());
        }
        return out.toString();
    }

    private record Keyed(
            List<? extends @Nullable Object> key, @Nullable Object item) {}

    private static List<? extends @Nullable Object> sort(List<? extends @Nullable Object> items, Arguments arguments) {
        List<Attributes> attributes = sortedBy(arguments.get("attribute"));
        boolean caseSensitive = arguments.isTrue("case_sensitive");
        List<Keyed> keyed = new ArrayList<>();
        for (Object item : items) {
            List<@Nullable Object> key = new ArrayList<>();
            attributes.forEach(attribute -> key.add(attribute.from(item, caseSensitive)));
            keyed.add(new Keyed(key, item));
        }
        int sign = arguments.isTrue("reverse") ? -1 : 1;
        keyed.sort((one, other) -> sign * Comparison.order("<", one.key(), other.key()));
        List<@Nullable Object> sorted = new ArrayList<>();
        keyed.forEach(entry -> sorted.add(entry.item()));
        return sorted;
    }

    private static List<Attributes> sortedBy(@Nullable Object attribute) {
        return attribute instanceof String names
                ? List.of(names.split(",")).stream().map(Attributes::of).toList()
                : List.of(Attributes.of(attribute));
    }

    /// Ansible leaves case aside unless it is told otherwise, or an item has no hash in Python.
    private static List<?> unique(List<? extends @Nullable Object> items, Arguments arguments) {
        boolean hashable = items.stream().allMatch(ListFilters::isHashable);
        boolean caseSensitive = arguments.isTrue("case_sensitive") || !hashable && !arguments.has("attribute");
        Attributes attribute = Attributes.of(arguments.get("attribute"));
        Set<Object> seen = new HashSet<>();
        return kept(items, item -> seen.add(Comparison.key(attribute.from(item, caseSensitive))));
    }

    private static boolean isHashable(@Nullable Object item) {
        return !(item instanceof Map<?, ?>) && (!(item instanceof List<?>) || item instanceof Tuple);
    }

    private static List<?> distinct(List<? extends @Nullable Object> items) {
        Set<Object> seen = new HashSet<>();
        return kept(items, item -> seen.add(Comparison.key(item)));
    }

    private static List<@Nullable Object> kept(
            List<? extends @Nullable Object> items, Predicate<@Nullable Object> wanted) {
        List<@Nullable Object> kept = new ArrayList<>();
        for (Object item : items) {
            if (wanted.test(item)) {
                kept.add(item);
            }
        }
        return kept;
    }

    private static List<@Nullable Object> joined(List<?> a, List<?> b) {
        Budget.items((long) a.size() + b.size());
        List<@Nullable Object> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }

    private static Predicate<@Nullable Object> in(Arguments arguments) {
        Set<Object> keys =
                Values.iterate(arguments.get("b")).stream().map(Comparison::key).collect(Collectors.toSet());
        return item -> keys.contains(Comparison.key(item));
    }

    private static @Nullable Object extreme(String name, List<? extends @Nullable Object> items, Arguments arguments) {
        if (items.isEmpty()) {
            return empty(name);
        }
        boolean caseSensitive = arguments.isTrue("case_sensitive");
        Attributes attribute = Attributes.of(arguments.get("attribute"));
        Object best = items.getFirst();
        for (Object item : items) {
            int order = Comparison.order("<", attribute.from(item, caseSensitive), attribute.from(best, caseSensitive));
            best = (name.equals("min") ? order < 0 : order > 0) ? item : best;
        }
        return best;
    }

    private static @Nullable Object sum(List<? extends @Nullable Object> items, Arguments arguments) {
        Attributes attribute = Attributes.of(arguments.get("attribute"));
        Object sum = arguments.has("start") ? arguments.get("start") : 0L;
        for (Object item : items) {
            arguments.budget().charge(sum instanceof List<?> list ? list.size() : 1);
            sum = Arithmetic.add(sum, attribute.from(item));
        }
        return sum;
    }

    private static Object reverse(@Nullable Object value) {
        if (value instanceof String text) {
            return new StringBuilder(text).reverse().toString();
        }
        List<@Nullable Object> items = new ArrayList<>(Values.iterate(value));
        Collections.reverse(items);
        return items;
    }

    private static List<?> flatten(List<? extends @Nullable Object> items, Arguments arguments) {
        int levels = arguments.get("levels") == null ? Budget.MAX_DEPTH : arguments.whole("levels", 1);
        boolean skipNulls = !arguments.has("skip_nulls") || arguments.isTrue("skip_nulls");
        List<@Nullable Object> flat = new ArrayList<>();
        flattenInto(flat, items, levels, skipNulls, arguments.budget());
        return flat;
    }

    private static void flattenInto(
            List<@Nullable Object> flat, List<?> items, int levels, boolean skipNulls, Budget budget) {
        for (Object item : items) {
            budget.charge(1);
            if (item instanceof List<?> inner && levels > 0) {
                flattenInto(flat, inner, levels - 1, skipNulls, budget);
            } else if (!skipNulls || !isNullWord(item)) {
                flat.add(item);
            }
        }
        Budget.items(flat.size());
    }

    private static boolean isNullWord(@Nullable Object item) {
        return item == null || item.equals("None") || item.equals("null");
    }
}
