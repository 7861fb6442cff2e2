package pgsvc.inventory.jinja.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pgsvc.inventory.jinja.python.Budget;
import pgsvc.inventory.jinja.python.Comparison;
import pgsvc.inventory.jinja.python.Items;
import pgsvc.inventory.jinja.python.Printer;
import pgsvc.inventory.jinja.python.PythonException;
import pgsvc.inventory.jinja.python.Tuple;
import pgsvc.inventory.jinja.python.Undefined;
import pgsvc.inventory.jinja.python.Values;

/// Python's methods of texts, lists and mappings that templates may call.
public final class Methods {
    private static final Map<String, Function> OF_TEXT = named(
            TextFilters.text("lower()", (text, _) -> text.toLowerCase(Locale.ROOT)),
            TextFilters.text("upper()", (text, _) -> text.toUpperCase(Locale.ROOT)),
            TextFilters.text("capitalize()", (text, _) -> TextFilters.capitalized(text)),
            TextFilters.text("title()", (text, _) -> TextFilters.titled(text)),
            TextFilters.text("strip(chars?)", (text, arguments) -> TextFilters.strip(text, arguments, true, true)),
            TextFilters.text("lstrip(chars?)", (text, arguments) -> TextFilters.strip(text, arguments, true, false)),
            TextFilters.text("rstrip(chars?)", (text, arguments) -> TextFilters.strip(text, arguments, false, true)),
            TextFilters.text("split(sep?, maxsplit?)", TextFilters::split),
            TextFilters.text("replace(old, new, count?)", TextFilters::replace),
            TextFilters.text("startswith(prefix)", (text, arguments) -> starts(text, arguments.get("prefix"))),
            TextFilters.text("endswith(suffix)", (text, arguments) -> ends(text, arguments.get("suffix"))),
            TextFilters.text("join(items)", (text, arguments) -> join(text, Values.iterate(arguments.get("items")))),
            TextFilters.text("find(part)", (text, arguments) -> find(text, arguments.text("part"))),
            TextFilters.text("zfill(width)", (text, arguments) -> filled(text, arguments.whole("width", 0))),
            TextFilters.text("isdigit()", (text, _) -> isDigits(text)));

    private static final Map<String, Function> OF_LIST = named(Function.of(
            "count(item)",
            (value, arguments) -> Values.iterate(value).stream()
                    .filter(item -> Comparison.equal(item, arguments.get("item")))
                    .count()));

    private static final Map<String, Function> OF_MAPPING = named(
            Function.of("get(key, default?)", Methods::get),
            Function.of("keys()", (value, _) -> Values.iterate(value)),
            Function.of(
                    "values()",
                    (value, _) -> Values.iterate(value).stream()
                            .map(key -> item(value, key))
                            .toList()),
            Function.of(
                    "items()",
                    (value, _) -> Values.iterate(value).stream()
                            .map(key -> pair(key, item(value, key)))
                            .toList()));

    private Methods() {}

    private static Map<String, Function> named(Function... functions) {
        Map<String, Function> named = new TreeMap<>();
        for (Function function : functions) {
            named.put(function.name(), function);
        }
        return named;
    }

    /// The method of that name that the value has.
    public static Optional<Function> find(@Nullable Object value, String name) {
        return Optional.ofNullable(of(value).get(name));
    }

    private static Map<String, Function> of(@Nullable Object value) {
        return switch (value) {
            case String _ -> OF_TEXT;
            case List<?> _ -> OF_LIST;
            case Map<?, ?> _ -> OF_MAPPING;
            case null, default -> Map.of();
        };
    }

    private static boolean starts(String text, @Nullable Object prefix) {
        return prefix instanceof Tuple several
                ? several.stream().anyMatch(one -> text.startsWith(Printer.text(one)))
                : text.startsWith(Printer.text(prefix));
    }

    private static boolean ends(String text, @Nullable Object suffix) {
        return suffix instanceof Tuple several
                ? several.stream().anyMatch(one -> text.endsWith(Printer.text(one)))
                : text.endsWith(Printer.text(suffix));
    }

    private static String join(String separator, List<?> items) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < items.size(); i++) {
            if (!(items.get(i) instanceof String item)) {
                throw new PythonException(
                        "The method \"join\" takes texts only, and finds " + Values.describe(items.get(i)) + ".",
                        "Use the filter instead: list|join(',').");
            }
            out.append(i > 0 ? separator : "").append(item);
            Budget.text(out.length());
        }
        return out.toString();
    }

    private static long find(String text, String part) {
        int at = text.indexOf(part);
        return at < 0 ? at : text.codePointCount(0, at);
    }

    private static String filled(String text, int width) {
        Budget.text(width);
        int sign = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int missing = Math.max(0, width - text.codePointCount(0, text.length()));
        return text.substring(0, sign) + "0".repeat(missing) + text.substring(sign);
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.codePoints().allMatch(Character::isDigit);
    }

    private static @Nullable Object get(@Nullable Object value, Arguments arguments) {
        Object found = item(value, arguments.get("key"));
        return found instanceof Undefined ? arguments.get("default") : found;
    }

    private static @Nullable Object item(@Nullable Object value, @Nullable Object key) {
        return Items.get(value, key, new Undefined("There is no such key.", "Name a key that exists.", -1));
    }

    private static Tuple pair(@Nullable Object key, @Nullable Object value) {
        return new Tuple(Arrays.asList(key, value));
    }
}
