package pgsvc.inventory.declare.variable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pgsvc.diagnostic.SourceRange;
import pgsvc.inventory.yaml.Value;
import pgsvc.model.Located;

/// One mapping of an inventory (a service, a server) read key by key, templates expanded in a host's variables.
///
/// @param label what it is, for messages: `service "primary"`
public record Entry(String label, Value.Mapping mapping, Expansion expansion, Reading reading) {

    /// The place of the whole.
    public SourceRange where() {
        return mapping.where();
    }

    /// The value of a key, its template expanded; nothing where the key is absent or cannot be read (which is
    /// told).
    public Optional<Value> value(String key) {
        Value value = mapping.get(key);
        return value == null ? Optional.empty() : reading.readable(() -> Optional.of(expansion.dereferenced(value)));
    }

    /// Whether the key is written, whatever its value.
    public boolean has(String key) {
        return mapping.get(key) != null;
    }

    /// Text; what is no text is told, and left out.
    public Optional<Located<String>> text(String key) {
        return value(key).flatMap(v -> reading.text(labelled(key), v));
    }

    /// A port, 1 to 65535; something else is told, and left out.
    public Optional<Located<Integer>> port(String key) {
        return value(key).flatMap(v -> reading.port(labelled(key), v));
    }

    /// A weight as HAProxy takes it; something else is told, and left out.
    public Optional<Located<Integer>> weight(String key) {
        return value(key).flatMap(v -> reading.weight(labelled(key), v));
    }

    /// A number of connections; something else is told, and left out.
    public Optional<Located<Integer>> maxconn(String key) {
        return value(key).flatMap(v -> reading.maxconn(labelled(key), v));
    }

    /// A yes or no, as Ansible understands it; no where nothing is said.
    public boolean bool(String key) {
        return value(key).map(v -> reading.bool(labelled(key), v)).orElse(false);
    }

    /// The items of a list, each with its template expanded; none where the key is absent or no list (which is
    /// told).
    public List<Value> list(String key) {
        return value(key).flatMap(v -> items(key, v)).orElse(List.of());
    }

    private Optional<List<Value>> items(String key, Value value) {
        if (!(value instanceof Value.Sequence sequence)) {
            return reading.wrongType(labelled(key), value, "a list");
        }
        List<Value> items = new ArrayList<>();
        for (Value item : sequence.items()) {
            reading.readable(() -> Optional.of(expansion.dereferenced(item))).ifPresent(items::add);
        }
        return Optional.of(items);
    }

    /// Adds a finding about the whole.
    public void tell(DeclareRule rule, String detail, String mend) {
        reading.findings().add(rule, where(), detail, mend);
    }

    private String labelled(String key) {
        return key + " of " + label;
    }
}
