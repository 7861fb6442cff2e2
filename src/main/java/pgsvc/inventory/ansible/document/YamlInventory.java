package pgsvc.inventory.ansible.document;

import static pgsvc.inventory.ansible.AnsibleRule.INVENTORY_BAD_GROUP;
import static pgsvc.inventory.ansible.AnsibleRule.INVENTORY_GROUP_LOOP;
import static pgsvc.inventory.ansible.AnsibleRule.INVENTORY_SHAPE;
import static pgsvc.inventory.ansible.AnsibleRule.INVENTORY_UNKNOWN_KEY;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.diagnostic.DidYouMean;
import pgsvc.diagnostic.SourceRange;
import pgsvc.inventory.ansible.HostKey;
import pgsvc.inventory.ansible.document.InventoryDraft.GroupDraft;
import pgsvc.inventory.yaml.Value;
import pgsvc.inventory.yaml.Value.Entry;
import pgsvc.inventory.yaml.Value.Mapping;

/// Reads the shape that people write: groups with `hosts`, `vars` and `children`, each a mapping.
final class YamlInventory {
    private static final List<String> KEYS = List.of("hosts", "vars", "children");

    private final InventoryDraft draft;
    private final Diagnostics into;
    private final HostNames names;

    YamlInventory(InventoryDraft draft, Diagnostics into) {
        this.draft = draft;
        this.into = into;
        this.names = new HostNames(into);
    }

    /// Adds all groups of the document's root.
    void read(Mapping root) {
        root.entries().forEach(this::group);
    }

    private Optional<GroupDraft> group(String name, Entry entry) {
        return switch (entry.value()) {
            case Value.Null _ -> Optional.of(draft.group(name, entry.keyWhere()));
            case Mapping body -> Optional.of(body(draft.group(name, entry.keyWhere()), body));
            case Value.Bool _, Value.Num _, Value.Text _, Value.Vault _, Value.Sequence _ -> {
                into.add(
                        INVENTORY_BAD_GROUP,
                        entry.keyWhere(),
                        "What stands at \"" + name + "\" is no mapping, so it is no group; it is ignored.",
                        "Write variables below `vars:`, or give the group a mapping with `hosts:`.");
                yield Optional.empty();
            }
        };
    }

    private GroupDraft body(GroupDraft group, Mapping body) {
        body.entries().forEach((key, entry) -> {
            switch (key) {
                case "vars" -> section(key, group, entry).ifPresent(vars -> GroupVars.add(group, vars, into));
                case "children" -> section(key, group, entry).ifPresent(children -> children(group, children));
                case "hosts" -> section(key, group, entry).ifPresent(hosts -> hosts(group, hosts));
                default -> unknownKey(key, group, entry);
            }
        });
        return group;
    }

    /// A section's mapping; a single word stands for a mapping with that key.
    private Optional<Mapping> section(String key, GroupDraft group, Entry entry) {
        return switch (entry.value()) {
            case Value.Null _ -> Optional.empty();
            case Mapping mapping -> Optional.of(mapping);
            case Value.Text word ->
                Optional.of(new Mapping(
                        Map.of(word.value(), new Entry(word.where(), new Value.Null(word.where()))), word.where()));
            case Value.Bool _, Value.Num _, Value.Vault _, Value.Sequence _ -> {
                into.add(
                        INVENTORY_SHAPE,
                        entry.value().where(),
                        "The " + key + " of group \"" + group.name + "\" must be a mapping.",
                        "Write a name and a colon on each line, without a dash: `name:`.");
                yield Optional.empty();
            }
        };
    }

    private void unknownKey(String key, GroupDraft group, Entry entry) {
        if (!(entry.value() instanceof Value.Null)) {
            into.add(
                    INVENTORY_UNKNOWN_KEY,
                    entry.keyWhere(),
                    "Group \"" + group.name + "\" has the key \"" + key + "\", which Ansible ignores."
                            + DidYouMean.hint(key, KEYS),
                    "Use `hosts`, `vars` or `children`; variables go below `vars:`.");
        }
    }

    private void children(GroupDraft group, Mapping children) {
        children.entries()
                .forEach((name, entry) -> group(name, entry).ifPresent(c -> child(group, c, entry.keyWhere())));
    }

    private void child(GroupDraft group, GroupDraft child, SourceRange where) {
        if (!draft.addChild(group, child)) {
            into.add(
                    INVENTORY_GROUP_LOOP,
                    where,
                    "Group \"" + child.name + "\" would stand below itself.",
                    "Remove one of the two.");
        }
    }

    private void hosts(GroupDraft group, Mapping hosts) {
        hosts.entries().forEach((key, entry) -> {
            Optional<Mapping> vars = hostVars(key, entry.value());
            HostKey parsed = HostKey.parse(key);
            names.expand(key, parsed, entry.keyWhere())
                    .forEach(name -> host(name, parsed, entry.keyWhere(), group, vars));
        });
    }

    private void host(String name, HostKey key, SourceRange where, GroupDraft group, Optional<Mapping> vars) {
        boolean known = draft.hasHost(name);
        List<Mapping> layers = draft.host(name, where, group).layers;
        if (!known && key.port() != null) {
            layers.add(port(key.port(), where));
        }
        vars.ifPresent(layers::add);
    }

    private static Mapping port(long port, SourceRange where) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        entries.put("ansible_port", new Entry(where, new Value.Num(port, where)));
        return new Mapping(entries, where);
    }

    private Optional<Mapping> hostVars(String key, Value value) {
        return switch (value) {
            case Value.Null _ -> Optional.empty();
            case Mapping vars -> vars.entries().isEmpty() ? Optional.empty() : Optional.of(vars);
            case Value.Bool _, Value.Num _, Value.Text _, Value.Vault _, Value.Sequence _ -> {
                into.add(
                        INVENTORY_SHAPE,
                        value.where(),
                        "The variables of host \"" + key + "\" must be a mapping.",
                        "Write `" + key + ": { name: value }`, or nothing after the colon.");
                yield Optional.empty();
            }
        };
    }
}
