package pgsvc.inventory.ansible.document;

import static pgsvc.inventory.ansible.AnsibleRule.INVENTORY_GROUP_LOOP;
import static pgsvc.inventory.ansible.AnsibleRule.INVENTORY_SHAPE;

import java.util.Optional;
import java.util.stream.Stream;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.diagnostic.SourceRange;
import pgsvc.inventory.ansible.document.InventoryDraft.GroupDraft;
import pgsvc.inventory.ansible.document.InventoryDraft.HostDraft;
import pgsvc.inventory.yaml.Value;
import pgsvc.inventory.yaml.Value.Entry;
import pgsvc.inventory.yaml.Value.Mapping;
import pgsvc.inventory.yaml.Value.Sequence;
import pgsvc.inventory.yaml.Value.Text;

/// Reads the shape that programs write, `ansible-inventory --list` among them: groups whose `hosts` and
/// `children` are lists of names, and all variables of hosts below `_meta`.
final class ListedInventory {
    static final String META = "_meta";

    private final InventoryDraft draft;
    private final Diagnostics into;
    private final HostNames names;

    ListedInventory(InventoryDraft draft, Diagnostics into) {
        this.draft = draft;
        this.into = into;
        this.names = new HostNames(into);
    }

    /// Adds all groups and the variables of the hosts. Without `_meta`, the hosts have none.
    void read(Mapping root) {
        root.entries().forEach((name, entry) -> {
            if (!name.equals(META)) {
                group(name, entry);
            }
        });
        hostvars(root).ifPresent(all -> all.entries().forEach((host, vars) -> hostVars(host, vars.value())));
    }

    /// The variables of all hosts, where the inventory has them.
    static Optional<Mapping> hostvars(Mapping root) {
        return root.get(META) instanceof Mapping meta && meta.get("hostvars") instanceof Mapping all
                ? Optional.of(all)
                : Optional.empty();
    }

    /// Adds the variables of one host; those of hosts in no group are dropped, as Ansible does.
    void hostVars(String host, Value vars) {
        if (vars instanceof Mapping mapping) {
            HostDraft known = draft.hosts().get(host);
            if (known != null && !mapping.entries().isEmpty()) {
                known.layers.add(mapping);
            }
        } else {
            shape(vars.where(), "The variables of host \"" + host + "\" must be an object.");
        }
    }

    private void group(String name, Entry entry) {
        GroupDraft group = draft.group(name, entry.keyWhere());
        switch (entry.value()) {
            case Sequence hosts -> hosts(group, hosts);
            case Mapping body when isHost(body) -> host(group, entry, body);
            case Mapping body -> body(group, body);
            case Value.Null _, Value.Bool _, Value.Num _, Text _, Value.Vault _ ->
                shape(entry.value().where(), "Group \"" + name + "\" must be an object or a list of hosts.");
        }
    }

    /// An object without any of a group's keys is a host of that name with its variables.
    private static boolean isHost(Mapping body) {
        return Stream.of("hosts", "vars", "children").noneMatch(body.entries()::containsKey);
    }

    private void host(GroupDraft group, Entry entry, Mapping vars) {
        if (names.isUsable(group.name, entry.keyWhere())) {
            draft.host(group.name, entry.keyWhere(), group);
            GroupVars.add(group, vars, into);
        }
    }

    private void body(GroupDraft group, Mapping body) {
        list(group, body, "hosts").ifPresent(hosts -> hosts(group, hosts));
        switch (body.get("vars")) {
            case null -> {}
            case Mapping vars -> GroupVars.add(group, vars, into);
            case Value other -> shape(other.where(), "The vars of group \"" + group.name + "\" must be an object.");
        }
        list(group, body, "children").ifPresent(children -> words(children).forEach(c -> child(group, c)));
    }

    private Optional<Sequence> list(GroupDraft group, Mapping body, String key) {
        return switch (body.get(key)) {
            case null -> Optional.empty();
            case Sequence items -> Optional.of(items);
            case Value other -> {
                shape(other.where(), "The " + key + " of group \"" + group.name + "\" must be a list of names.");
                yield Optional.empty();
            }
        };
    }

    private void hosts(GroupDraft group, Sequence hosts) {
        words(hosts)
                .filter(h -> names.isUsable(h.value(), h.where()))
                .forEach(h -> draft.host(h.value(), h.where(), group));
    }

    private void child(GroupDraft group, Text name) {
        if (!draft.addChild(group, draft.group(name.value(), name.where()))) {
            into.add(
                    INVENTORY_GROUP_LOOP,
                    name.where(),
                    "Group \"" + name.value() + "\" would stand below itself.",
                    "Remove it from these children.");
        }
    }

    private Stream<Text> words(Sequence items) {
        return items.items().stream().flatMap(item -> {
            if (item instanceof Text text) {
                return Stream.of(text);
            }
            shape(item.where(), "A name of a host or a group must be a text.");
            return Stream.empty();
        });
    }

    private void shape(SourceRange where, String detail) {
        into.add(INVENTORY_SHAPE, where, detail, "Write what `ansible-inventory --list` writes.");
    }
}
