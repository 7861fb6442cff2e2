package pgsvc.inventory.jinja.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pgsvc.inventory.jinja.python.Budget;
import pgsvc.inventory.jinja.python.Numbers;
import pgsvc.inventory.jinja.python.Printer;
import pgsvc.inventory.jinja.python.Undefined;
import pgsvc.inventory.jinja.python.Values;

/// What a filter, test or method is called with.
///
/// @param budget what the call may still cost
public record Arguments(
        List<? extends @Nullable Object> positional, Map<String, ? extends @Nullable Object> named, Budget budget) {

    boolean has(String name) {
        return named.containsKey(name);
    }

    @Nullable
    Object get(String name) {
        return named.get(name);
    }

    String text(String name) {
        return Printer.text(named.get(name));
    }

    String text(String name, String absent) {
        return has(name) ? text(name) : absent;
    }

    int whole(String name, int absent) {
        return has(name) ? Numbers.small(named.get(name)) : absent;
    }

    boolean isTrue(String name) {
        return Values.isTrue(named.get(name));
    }

    /// These without the first so many of those that have no name.
    Arguments without(int count) {
        return new Arguments(positional.subList(Math.min(count, positional.size()), positional.size()), named, budget);
    }

    void requireDefined() {
        List<@Nullable Object> all = new ArrayList<>(positional);
        all.addAll(named.values());
        for (Object argument : all) {
            if (argument instanceof Undefined undefined && !undefined.empty()) {
                throw undefined.use();
            }
        }
    }
}
