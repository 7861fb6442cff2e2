package pgsvc.inventory.ansible.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.diagnostic.SourceRange;
import pgsvc.inventory.ansible.AnsibleInventory;
import pgsvc.inventory.ansible.AnsibleRule;
import pgsvc.inventory.ansible.source.FileContent;
import pgsvc.inventory.ansible.source.InventoryRoot;
import pgsvc.inventory.ansible.source.InventoryScript;
import pgsvc.inventory.ansible.source.InventorySource;
import pgsvc.inventory.yaml.JsonReader;
import pgsvc.inventory.yaml.Value.Mapping;
import pgsvc.inventory.yaml.YamlReader;

/// Reads an inventory from where the user says: YAML as people write it, or the JSON of `ansible-inventory
/// --list` and of dynamic inventories, with the files of `group_vars/` and `host_vars/` beside it.
public final class AnsibleReader {
    private final InventorySource source;
    private final Diagnostics found = new Diagnostics();
    private final InventoryDraft draft;

    private AnsibleReader(InventorySource source) {
        this.source = source;
        this.draft = new InventoryDraft(SourceRange.startOf(source.name()));
    }

    /// The inventory; empty when `into` received an error.
    public static Optional<AnsibleInventory> read(InventorySource source, Diagnostics into) {
        AnsibleReader reader = new AnsibleReader(source);
        Optional<AnsibleInventory> inventory = reader.inventory();
        into.addAll(reader.found.sorted());
        return reader.found.hasErrors() ? Optional.empty() : inventory;
    }

    private Optional<AnsibleInventory> inventory() {
        return switch (source) {
            case InventorySource.File(Path path) ->
                FileContent.read(path, found).flatMap(this::root).map(root -> beside(path, root));
            case InventorySource.Script(Path path) -> script(path);
            case InventorySource.StandardInput input ->
                content(input).flatMap(this::root).map(this::alone);
        };
    }

    private Optional<byte[]> content(InventorySource.StandardInput input) {
        try {
            return Optional.of(input.stream().readNBytes(YamlReader.MAX_BYTES + 1));
        } catch (IOException e) {
            FileContent.unreadable(Path.of(input.name()), e, found);
            return Optional.empty();
        }
    }

    private Optional<Mapping> root(byte[] content) {
        return new InventoryRoot(source.name(), found).read(content);
    }

    private AnsibleInventory beside(Path path, Mapping root) {
        fill(root);
        return assembled(path);
    }

    private AnsibleInventory alone(Mapping root) {
        fill(root);
        return new InventoryAssembly(draft, VarsFolder.none(found), VarsFolder.none(found)).inventory(source.name());
    }

    private void fill(Mapping root) {
        if (root.get(ListedInventory.META) instanceof Mapping) {
            new ListedInventory(draft, found).read(root);
        } else {
            new YamlInventory(draft, found).read(root);
        }
        tellSameNames();
    }

    private Optional<AnsibleInventory> script(Path path) {
        InventoryScript script = new InventoryScript(path, InventoryScript.TIME_LIMIT, found);
        Optional<Mapping> root = script.run("--list").flatMap(this::object);
        root.ifPresent(listed -> {
            ListedInventory inventory = new ListedInventory(draft, found);
            inventory.read(listed);
            if (ListedInventory.hostvars(listed).isEmpty()) {
                askForEachHost(script, inventory);
            }
            tellSameNames();
        });
        return root.map(_ -> assembled(path));
    }

    /// An old program has no `_meta`. The first failure ends it: a thousand more would tell nothing new.
    private void askForEachHost(InventoryScript script, ListedInventory inventory) {
        for (String host : List.copyOf(draft.hosts().keySet())) {
            Optional<byte[]> printed = script.run("--host", host);
            if (printed.isEmpty()) {
                return;
            }
            if (!new String(printed.get(), StandardCharsets.UTF_8).isBlank()) {
                printed.flatMap(this::object).ifPresent(vars -> inventory.hostVars(host, vars));
            }
        }
    }

    private Optional<Mapping> object(byte[] json) {
        return JsonReader.read(source.name(), json, found).flatMap(value -> {
            if (value instanceof Mapping mapping) {
                return Optional.of(mapping);
            }
            found.add(
                    AnsibleRule.INVENTORY_SHAPE,
                    value.where(),
                    "The program must print a JSON object.",
                    "Print what `ansible-inventory --list` prints.");
            return Optional.empty();
        });
    }

    private AnsibleInventory assembled(Path path) {
        Path folder = Objects.requireNonNullElse(path.getParent(), Path.of(""));
        VarsFolder groupVars = VarsFolder.at(folder.resolve("group_vars"), found);
        VarsFolder hostVars = VarsFolder.at(folder.resolve("host_vars"), found);
        return new InventoryAssembly(draft, groupVars, hostVars).inventory(source.name());
    }

    private void tellSameNames() {
        draft.hosts().values().stream()
                .filter(host -> draft.groups().containsKey(host.name))
                .forEach(host -> found.add(
                        AnsibleRule.INVENTORY_SAME_NAME,
                        host.where,
                        "A group is called \"" + host.name + "\" too; where a name is asked for, the host counts.",
                        "Rename one of the two."));
    }
}
