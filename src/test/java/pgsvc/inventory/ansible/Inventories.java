package pgsvc.inventory.ansible;

import static java.util.stream.Collectors.joining;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.inventory.ansible.document.AnsibleReader;
import pgsvc.inventory.ansible.source.InventorySource;
import pgsvc.inventory.yaml.Value;

/// Inventories from text, and what is in them as short text.
public final class Inventories {
    private Inventories() {}

    /// An inventory from standard input that must be free of errors.
    public static AnsibleInventory read(String yaml) {
        return read(new InventorySource.StandardInput(stream(yaml)));
    }

    public static AnsibleInventory read(InventorySource source) {
        Diagnostics found = new Diagnostics();
        return AnsibleReader.read(source, found).orElseThrow(() -> new AssertionError(findings(found)));
    }

    /// All that is said about an inventory from standard input, one finding a line.
    public static String findings(String yaml) {
        return findings(new InventorySource.StandardInput(stream(yaml)));
    }

    public static String findings(InventorySource source) {
        Diagnostics found = new Diagnostics();
        AnsibleReader.read(source, found);
        return findings(found);
    }

    private static String findings(Diagnostics found) {
        return found.sorted().stream()
                .map(d -> d.where() + " " + d.severity().word() + " " + d.rule().id() + ": " + d.detail() + " -> "
                        + d.mend())
                .collect(joining("\n"));
    }

    public static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /// All hosts with their variables, one a line: `name [groups] variable=value …`, in order of the names of
    /// variables.
    public static String hosts(AnsibleInventory inventory) {
        return inventory.hosts().stream()
                .map(host -> host + " " + host.groupNames() + variables(host) + "\n")
                .collect(joining());
    }

    private static String variables(AnsibleHost host) {
        return host.variableNames().stream()
                .sorted()
                .map(name -> " " + name + "=" + text(host.variable(name)))
                .collect(joining());
    }

    /// All groups, one a line: `depth name [hosts]`.
    public static String groups(AnsibleInventory inventory) {
        return inventory.groups().values().stream()
                .map(group -> group.depth() + " " + group.name() + " " + group.hosts() + "\n")
                .collect(joining());
    }

    /// Names only.
    public static List<String> names(AnsibleInventory inventory) {
        return inventory.hosts().stream().map(AnsibleHost::name).toList();
    }

    private static String text(Optional<Variable> variable) {
        return switch (variable.orElseThrow().value()) {
            case Value.Text text -> text.value();
            case Value.Num num -> num.value().toString();
            case Value.Bool bool -> String.valueOf(bool.value());
            case Value.Null _ -> "null";
            case Value.Vault _ -> "vault";
            case Value.Sequence list -> list.items().size() + " items";
            case Value.Mapping mapping -> mapping.entries().keySet().toString();
        };
    }
}
