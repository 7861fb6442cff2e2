package pgsvc.inventory.jinja.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Items and slices of lists, texts and mappings.
public final class Items {
    private Items() {}

    /// The item that a key or an index finds, or `missing` where there is none.
    public static @Nullable Object get(@Nullable Object container, @Nullable Object key, Undefined missing) {
        return switch (container) {
            case Undefined undefined -> undefined;
            case Map<?, ?> map -> value(map, key, missing);
            case List<?> list when Values.isWhole(key) -> at(list, Numbers.small(key), missing);
            case String text when Values.isWhole(key) -> at(text, Numbers.small(key), missing);
            case null, default -> missing;
        };
    }

    private static @Nullable Object value(Map<?, ?> map, @Nullable Object key, Undefined missing) {
        Object known = knownKey(map, key);
        return map.containsKey(known) ? map.get(known) : missing;
    }

    private static @Nullable Object at(List<?> list, int index, Undefined missing) {
        int at = index < 0 ? index + list.size() : index;
        return at >= 0 && at < list.size() ? list.get(at) : missing;
    }

    private static Object at(String text, int index, Undefined missing) {
        int length = text.codePointCount(0, text.length());
        int at = index < 0 ? index + length : index;
        return at >= 0 && at < length ? Character.toString(text.codePointAt(text.offsetByCodePoints(0, at))) : missing;
    }

    /// Whether a mapping has a key.
    static boolean hasKey(Map<?, ?> map, @Nullable Object key) {
        return map.containsKey(knownKey(map, key));
    }

    /// Mappings of the inventory have texts as keys, whatever was written; those made by a template have any.
    private static @Nullable Object knownKey(Map<?, ?> map, @Nullable Object key) {
        Object plain = mappingKey(key);
        return plain instanceof String || map.containsKey(plain) ? plain : Printer.text(key);
    }

    /// What a mapping that a template makes holds an item under, so that 1 and 1.0 find the same.
    public static @Nullable Object mappingKey(@Nullable Object key) {
        if (key instanceof List<?> || key instanceof Map<?, ?>) {
            throw new PythonException(
                    "A key cannot be " + Values.describe(key) + ".", "Use a text or a number as the key.");
        }
        return key == null || key instanceof Boolean ? key : Comparison.key(key);
    }

    /// Python's `value[from:to:step]`; null is what is left out.
    public static @Nullable Object slice(
            @Nullable Object value, @Nullable Object from, @Nullable Object to, @Nullable Object step) {
        if (value instanceof Undefined) {
            return value;
        }
        int stride = step == null ? 1 : Numbers.small(step);
        if (stride == 0) {
            throw new PythonException("The step of a slice is zero.", "Use a step other than 0.");
        }
        if (value instanceof Map<?, ?>) {
            throw new PythonException("A mapping has no slices.", "Take one item by its key.");
        }
        List<?> all = Values.iterate(value);
        List<@Nullable Object> taken = taken(
                all, bound(from, stride < 0, all.size(), stride), bound(to, stride > 0, all.size(), stride), stride);
        return switch (value) {
            case String _ -> String.join("", taken.stream().map(Printer::text).toList());
            case Tuple _ -> new Tuple(taken);
            case null, default -> taken;
        };
    }

    private static List<@Nullable Object> taken(List<?> all, int start, int end, int stride) {
        Budget.items(all.size());
        List<@Nullable Object> taken = new ArrayList<>();
        for (long i = start; stride > 0 ? i < end : i > end; i += stride) {
            taken.add(all.get((int) i));
        }
        return taken;
    }

    private static int bound(@Nullable Object given, boolean atEnd, int size, int stride) {
        int least = stride < 0 ? -1 : 0;
        int most = stride < 0 ? size - 1 : size;
        if (given == null) {
            return stride < 0 ? (atEnd ? size - 1 : -1) : (atEnd ? size : 0);
        }
        long index = Numbers.small(given);
        return Math.clamp(index < 0 ? index + size : index, least, Math.max(least, most));
    }
}
