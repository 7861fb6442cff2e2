package pgsvc.inventory.declare.variable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pgsvc.diagnostic.SourceRange;
import pgsvc.inventory.ansible.AnsibleHost;
import pgsvc.inventory.ansible.Variable;
import pgsvc.inventory.jinja.Scope;
import pgsvc.inventory.yaml.Value;
import pgsvc.model.UnreadableValueException;

/// One host's variables, expanded when asked for: those of the inventory, the few that Ansible itself sets
/// (`inventory_hostname`, `group_names`, `groups`, `hostvars`), and behind them the parameters' defaults.
///
/// A variable is expanded once. Reading throws [UnreadableValueException] where a template fails, a variable
/// refers to itself, or a value is encrypted. Not safe for use by several threads.
public final class HostVariables implements Scope {
    private static final int LONGEST_CHAIN = 100;

    private final AnsibleHost host;
    private final Magic magic;
    private final Expansion expansion;
    private final Map<String, Optional<Object>> expanded = new HashMap<>();
    private final Set<String> expanding = new HashSet<>();

    HostVariables(AnsibleHost host, Magic magic, TemplateCache templates) {
        this.host = host;
        this.magic = magic;
        this.expansion = new Expansion(this, templates);
    }

    /// Whose they are.
    public AnsibleHost host() {
        return host;
    }

    /// Expands values in this host's variables.
    public Expansion expansion() {
        return expansion;
    }

    /// The variable as it is written, single references (`"{{ other }}"`) followed to the value that they name.
    public Optional<Variable> written(String name) {
        return host.variable(name).map(v -> new Variable(v.name(), v.nameWhere(), expansion.dereferenced(v.value())));
    }

    /// Whether the inventory or Ansible itself sets the variable: what selectors see.
    boolean isSet(String name) {
        return magic.names().contains(name) || host.variable(name).isPresent();
    }

    @Override
    public boolean has(String name) {
        return isSet(name) || Defaults.PARAMETERS.containsKey(name);
    }

    @Override
    public boolean isTemplate(String name) {
        return !magic.names().contains(name)
                && host.variable(name)
                        .filter(variable -> Expansion.isTemplate(variable.value()))
                        .isPresent();
    }

    @Override
    public @Nullable Object get(String name) {
        if (magic.names().contains(name)) {
            return magic.get(name, host);
        }
        Optional<Variable> variable = host.variable(name);
        return variable.isPresent() ? expand(variable.get()) : Defaults.PARAMETERS.get(name);
    }

    private @Nullable Object expand(Variable variable) {
        if (Expansion.isPlainScalar(variable.value())) {
            return expansion.expand(variable.value());
        }
        Optional<Object> known = expanded.get(variable.name());
        if (known == null) {
            known = Optional.ofNullable(expandOnce(variable));
            expanded.put(variable.name(), known);
        }
        return known.orElse(null);
    }

    private @Nullable Object expandOnce(Variable variable) {
        if (expanding.size() == LONGEST_CHAIN || !expanding.add(variable.name())) {
            throw refersToItself(variable.name(), variable.value().where());
        }
        try {
            return expansion.expand(variable.value());
        } finally {
            expanding.remove(variable.name());
        }
    }

    private static UnreadableValueException refersToItself(String name, SourceRange where) {
        return new UnreadableValueException(
                "The template of " + name + " needs " + name + " itself, or a chain of more than " + LONGEST_CHAIN
                        + " other variables, so it has no value.",
                "Write one of the values out.",
                where);
    }

    /// The value of a variable as the reader of a typed parameter wants it, or nothing where it is not set.
    public Optional<Value> value(String name) {
        return host.variable(name).map(v -> expansion.dereferenced(v.value()));
    }
}
