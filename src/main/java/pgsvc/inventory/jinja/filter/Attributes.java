package pgsvc.inventory.jinja.filter;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pgsvc.inventory.jinja.python.Items;
import pgsvc.inventory.jinja.python.Numbers;
import pgsvc.inventory.jinja.python.Printer;
import pgsvc.inventory.jinja.python.Undefined;

/// What an `attribute='a.b.0'` argument takes from each item of a list.
final class Attributes {
    private final List<? extends @Nullable Object> path;

    private Attributes(List<? extends @Nullable Object> path) {
        this.path = path;
    }

    /// @param attribute names and indices with dots between them, an index, or null for the item itself
    static Attributes of(@Nullable Object attribute) {
        return switch (attribute) {
            case null -> new Attributes(List.of());
            case String names ->
                new Attributes(
                        Stream.of(names.split("\\.", -1)).map(Attributes::step).toList());
            default -> new Attributes(Collections.singletonList(attribute));
        };
    }

    private static Object step(String name) {
        boolean index = !name.isEmpty() && name.chars().allMatch(Character::isDigit);
        return index ? Numbers.parseWhole(name, 10).<Object>map(n -> n).orElse(name) : name;
    }

    /// The attribute of one item, undefined where it has none.
    @Nullable
    Object from(@Nullable Object item) {
        Object value = item;
        for (Object step : path) {
            String name = Printer.text(step);
            Undefined missing = new Undefined(
                    "An item of the list has no attribute \"" + name + "\".",
                    "Name an attribute that each item has, or add a default.",
                    -1);
            value = Items.get(value, step, missing);
        }
        return value;
    }

    /// The attribute as it is compared where upper and lower case do not matter.
    @Nullable
    Object from(@Nullable Object item, boolean caseSensitive) {
        Object value = from(item);
        return value instanceof String text && !caseSensitive ? text.toLowerCase(Locale.ROOT) : value;
    }
}
