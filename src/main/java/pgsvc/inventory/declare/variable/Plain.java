package pgsvc.inventory.declare.variable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pgsvc.diagnostic.SourceRange;
import pgsvc.inventory.yaml.Value;

/// Gives plain data, the result of a template, the place of that template.
final class Plain {
    private Plain() {}

    static Value toValue(@Nullable Object plain, SourceRange where) {
        return switch (plain) {
            case null -> new Value.Null(where);
            case Boolean bool -> new Value.Bool(bool, where);
            case Number number -> new Value.Num(number, where);
            case String text -> new Value.Text(text, true, where);
            case List<?> list ->
                new Value.Sequence(
                        list.stream().map(item -> toValue(item, where)).toList(), where);
            case Map<?, ?> map -> mapping(map, where);
            default -> throw new IllegalStateException("no plain data: " + plain.getClass());
        };
    }

    private static Value mapping(Map<?, ?> map, SourceRange where) {
        Map<String, Value.Entry> entries = new LinkedHashMap<>();
        map.forEach((key, item) -> entries.put(String.valueOf(key), new Value.Entry(where, toValue(item, where))));
        return new Value.Mapping(entries, where);
    }
}
