package pgsvc.inventory.jinja;

import static java.util.Map.entry;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Variables as plain values; a text that is a template is evaluated when it is asked for.
record SampleScope(Map<String, @Nullable Object> variables) implements Scope {

    /// The variables of a node that the tables use.
    static final SampleScope NODE = node();

    private static SampleScope node() {
        Map<String, @Nullable Object> variables = new HashMap<>(Map.ofEntries(
                entry("pg_cluster", "pg-test"),
                entry("pg_seq", 2L),
                entry("ratio", 2.5),
                entry("on", true),
                entry("empty", ""),
                entry("numbers", List.of(3L, 1L, 2L)),
                entry("letters", List.of("b", "A", "a", "B")),
                entry("node", ordered("ip", "10.10.10.11", "tags", Map.of("dc", "x"))),
                entry("users", List.of(user("dbuser", 3), user("admin", 1), user("Bob", 2))),
                entry("huge", new BigInteger("12345678901234567890")),
                entry("greeting", " Hello World "),
                entry("listed", "[1, 2]"),
                entry("lines", "a\nb\n"),
                entry("hostvars", Map.of("10.10.10.12", Map.of("pg_port", 6000L))),
                entry("groups", Map.of("pg-test", List.of("10.10.10.11", "10.10.10.12")))));
        variables.put("nothing", null);
        return new SampleScope(variables);
    }

    private static Map<String, Object> user(String name, long age) {
        return ordered("name", name, "age", age);
    }

    private static Map<String, Object> ordered(String key, Object value, String otherKey, Object otherValue) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        map.put(otherKey, otherValue);
        return map;
    }

    @Override
    public boolean has(String name) {
        return variables.containsKey(name);
    }

    @Override
    public @Nullable Object get(String name) throws TemplateException {
        Object value = variables.get(name);
        return isTemplate(name) ? Template.parse(String.valueOf(value)).evaluate(this) : value;
    }

    @Override
    public boolean isTemplate(String name) {
        return variables.get(name) instanceof String text && Template.isTemplate(text);
    }
}
