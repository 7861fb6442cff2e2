package pgsvc.inventory.ansible;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pgsvc.diagnostic.SourceRange;
import pgsvc.inventory.yaml.Value.Entry;
import pgsvc.inventory.yaml.Value.Mapping;

/// A host with the variables that the inventory gives it. The definitions are shared between hosts and looked up
/// when asked for: a host with a hundred inherited variables is no larger than one without.
public final class AnsibleHost {
    private final String name;
    private final SourceRange where;
    private final Membership membership;
    private final List<Mapping> own;

    public AnsibleHost(String name, SourceRange where, Membership membership, List<Mapping> own) {
        this.name = name;
        this.where = where;
        this.membership = membership;
        this.own = List.copyOf(own);
    }

    /// The name in the inventory (`inventory_hostname`), ranges expanded and without a port.
    public String name() {
        return name;
    }

    /// Where the host appears first.
    public SourceRange where() {
        return where;
    }

    /// Ansible's `group_names`: the groups that the host is in, directly or not, sorted and without `all`.
    public List<String> groupNames() {
        return membership.groupNames();
    }

    /// The variables of the host's groups, the least specific first. Hosts of the same groups share this very
    /// list.
    public List<Mapping> groupLayers() {
        return membership.layers();
    }

    /// The host's own variables, the least specific first. All of them count more than any of its groups'.
    public List<Mapping> ownLayers() {
        return own;
    }

    /// The most specific definition of a variable.
    public Optional<Variable> variable(String variable) {
        Entry entry = last(own, variable);
        Entry found = entry == null ? last(groupLayers(), variable) : entry;
        return Optional.ofNullable(found).map(e -> new Variable(variable, e.keyWhere(), e.value()));
    }

    /// The names of all variables, those of the least specific definitions first.
    public Set<String> variableNames() {
        Set<String> names = new LinkedHashSet<>();
        Stream.of(groupLayers(), own)
                .flatMap(List::stream)
                .forEach(m -> names.addAll(m.entries().keySet()));
        return names;
    }

    @Override
    public String toString() {
        return name;
    }

    private static @Nullable Entry last(List<Mapping> layers, String variable) {
        for (int i = layers.size() - 1; i >= 0; i--) {
            Entry entry = layers.get(i).entries().get(variable);
            if (entry != null) {
                return entry;
            }
        }
        return null;
    }
}
