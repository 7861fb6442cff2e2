package pgsvc.inventory.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.diagnostic.SourceRange;
import pgsvc.inventory.yaml.Value.Entry;
import pgsvc.inventory.yaml.Value.Mapping;
import pgsvc.inventory.yaml.Value.Sequence;

/// The entries of one mapping while it is read. As in PyYAML, those merged in come first and the mapping's own
/// replace them in place; of a list of mappings the earlier win, of two merge keys the later.
final class Entries {
    private final SequencedMap<String, Entry> own = new LinkedHashMap<>();
    private final SequencedMap<String, Entry> merged = new LinkedHashMap<>();
    private final Diagnostics into;

    Entries(Diagnostics into) {
        this.into = into;
    }

    /// Adds an entry; of equal keys the last one counts.
    void put(String key, SourceRange where, Value value) {
        Entry before = own.put(key, new Entry(where, value));
        if (before != null) {
            into.add(
                    YamlRule.YAML_DUPLICATE_KEY,
                    where,
                    "The key \"" + key + "\" stands in line "
                            + before.keyWhere().line() + " of this mapping already; the one above is ignored.",
                    "Remove one of the two.");
        }
    }

    /// Adds what stands at a merge key.
    void merge(SourceRange where, Value value) {
        switch (value) {
            case Mapping mapping -> merged.putAll(mapping.entries());
            case Sequence list -> list.items().reversed().forEach(item -> mergeItem(item, where));
            case Value.Null _, Value.Bool _, Value.Num _, Value.Text _, Value.Vault _ -> refuse(where);
        }
    }

    private void mergeItem(Value item, SourceRange where) {
        if (item instanceof Mapping mapping) {
            merged.putAll(mapping.entries());
        } else {
            refuse(where);
        }
    }

    private void refuse(SourceRange where) {
        into.add(
                YamlRule.YAML_MERGE,
                where,
                "The merge key << takes a mapping or a list of mappings, and here is something else.",
                "Write `<<: *name`, where &name stands at a mapping above.");
    }

    /// All entries in their order.
    Map<String, Entry> all() {
        if (merged.isEmpty()) {
            return own;
        }
        merged.putAll(own);
        return merged;
    }

    /// The last value of the mapping's own, where there is one.
    List<Value> last() {
        return own.isEmpty() ? List.of() : List.of(own.lastEntry().getValue().value());
    }
}
