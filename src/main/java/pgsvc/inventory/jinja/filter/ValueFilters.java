package pgsvc.inventory.jinja.filter;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pgsvc.inventory.jinja.python.Comparison;
import pgsvc.inventory.jinja.python.Items;
import pgsvc.inventory.jinja.python.PythonException;
import pgsvc.inventory.jinja.python.Undefined;
import pgsvc.inventory.jinja.python.Values;

/// Filters of any value.
final class ValueFilters {
    private static final Set<String> YES = Set.of("yes", "on", "1", "true");

    private ValueFilters() {}

    static List<Function> all() {
        return List.of(
                Function.of("default(default_value?, boolean?)", ValueFilters::orDefault)
                        .takingUndefined(),
                Function.of("d(default_value?, boolean?)", ValueFilters::orDefault)
                        .takingUndefined(),
                Function.of("mandatory(msg?)", ValueFilters::mandatory).takingUndefined(),
                Function.of("ternary(true_val, false_val, none_val?)", ValueFilters::ternary)
                        .takingUndefined(),
                Function.of("bool()", (value, _) -> bool(value)),
                Function.of("extract(container, morekeys?)", ValueFilters::extract));
    }

    private static @Nullable Object orDefault(@Nullable Object value, Arguments arguments) {
        boolean replaced = value instanceof Undefined || arguments.isTrue("boolean") && !Values.isTrue(value);
        return !replaced ? value : arguments.has("default_value") ? arguments.get("default_value") : "";
    }

    private static @Nullable Object mandatory(@Nullable Object value, Arguments arguments) {
        if (value instanceof Undefined undefined) {
            throw arguments.has("msg") ? new PythonException(arguments.text("msg"), undefined.mend()) : undefined.use();
        }
        return value;
    }

    private static @Nullable Object ternary(@Nullable Object value, Arguments arguments) {
        if (value == null && arguments.get("none_val") != null) {
            return arguments.get("none_val");
        }
        return arguments.get(Values.isTrue(value) ? "true_val" : "false_val");
    }

    /// Ansible's `bool`, which knows four words and 1, and takes all else for false.
    private static @Nullable Object bool(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Boolean b -> b;
            case String text -> YES.contains(text.toLowerCase(Locale.ROOT));
            case Number number -> Comparison.equal(number, 1L);
            default -> false;
        };
    }

    private static @Nullable Object extract(@Nullable Object key, Arguments arguments) {
        Object value = item(arguments.get("container"), key);
        Object more = arguments.get("morekeys");
        for (Object next : more == null ? List.of() : more instanceof List<?> keys ? keys : List.of(more)) {
            value = item(value, next);
        }
        return value;
    }

    private static @Nullable Object item(@Nullable Object container, @Nullable Object key) {
        String message = "There is no item " + Values.describe(key) + ".";
        return Items.get(container, key, new Undefined(message, "Name one that exists, or add |default(...).", -1));
    }
}
