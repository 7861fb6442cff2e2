package pgsvc.model;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An instance's attributes with another value for one of them; the others are still expanded only when asked for.
final class ReplacedAttribute extends AbstractMap<String, @Nullable Object> {
    private final Map<String, @Nullable Object> declared;
    private final String name;
    private final String value;

    ReplacedAttribute(Map<String, @Nullable Object> declared, String name, String value) {
        this.declared = declared;
        this.name = name;
        this.value = value;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        return name.equals(key) ? value : declared.get(key);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return name.equals(key) || declared.containsKey(key);
    }

    @Override
    public Set<String> keySet() {
        Set<String> names = new LinkedHashSet<>(declared.keySet());
        names.add(name);
        return Collections.unmodifiableSet(names);
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        keySet().forEach(key -> all.put(key, get(key)));
        return all.entrySet();
    }

    /// By identity, as the attributes beneath: comparing them by content would expand all.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
