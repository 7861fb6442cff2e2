package pgsvc.inventory.declare.variable;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A host's variables as selectors and `hostvars` see them: what the inventory and Ansible itself set, but no
/// defaults of parameters; each expanded when asked for. The keys are in the order of the alphabet.
public final class Attributes extends AbstractMap<String, @Nullable Object> {
    /// Variables that would make a member contain the whole inventory.
    private static final Set<String> UNBOUNDED = Set.of("hostvars", "groups");

    private final HostVariables variables;

    public Attributes(HostVariables variables) {
        this.variables = variables;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        return containsKey(key) && key instanceof String name ? variables.get(name) : null;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key instanceof String name && !UNBOUNDED.contains(name) && variables.isSet(name);
    }

    @Override
    public Set<String> keySet() {
        Set<String> names = new TreeSet<>(variables.host().variableNames());
        names.add("inventory_hostname");
        names.add("inventory_hostname_short");
        names.add("group_names");
        return Collections.unmodifiableSet(names);
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        keySet().forEach(name -> all.put(name, variables.get(name)));
        return all.entrySet();
    }

    /// Two hosts' variables are equal only when they are the same host's: comparing them by content would expand
    /// all.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
