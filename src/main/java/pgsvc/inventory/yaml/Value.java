package pgsvc.inventory.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pgsvc.diagnostic.SourceRange;

/// A value as it stands in the inventory, with its place; typed as PyYAML reads YAML 1.1. Templates are not
/// expanded.
public sealed interface Value {

    /// Where the value stands.
    SourceRange where();

    /// `null`, `~` or nothing at all.
    record Null(SourceRange where) implements Value {}

    /// `true`, `yes`, `on` and their opposites.
    record Bool(boolean value, SourceRange where) implements Value {}

    /// A number: [Long], [java.math.BigInteger] or [Double].
    record Num(Number value, SourceRange where) implements Value {}

    /// Text; `unsafe` (the tag `!unsafe`) text is never a template.
    record Text(String value, boolean unsafe, SourceRange where) implements Value {}

    /// Text that Ansible Vault encrypted. It stays closed here.
    record Vault(SourceRange where) implements Value {}

    /// A list.
    record Sequence(List<Value> items, SourceRange where) implements Value {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /// A mapping in the order of the file; keys are text, as Ansible prints them. Of equal keys the last one
    /// counts.
    record Mapping(Map<String, Entry> entries, SourceRange where) implements Value {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /// The value of a key, or null where there is no such key.
        public @Nullable Value get(String key) {
            Entry entry = entries.get(key);
            return entry == null ? null : entry.value();
        }
    }

    /// A mapping's key and value. After a merge key (`<<`) the places are those of the mapping merged in.
    record Entry(SourceRange keyWhere, Value value) {}
}
