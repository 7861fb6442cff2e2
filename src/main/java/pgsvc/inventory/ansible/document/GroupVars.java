package pgsvc.inventory.ansible.document;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.inventory.ansible.AnsibleRule;
import pgsvc.inventory.ansible.document.InventoryDraft.GroupDraft;
import pgsvc.inventory.yaml.Value;
import pgsvc.inventory.yaml.Value.Entry;
import pgsvc.inventory.yaml.Value.Mapping;

/// The variables of a group in the inventory itself. One of them is none: `ansible_group_priority` says how the
/// group ranks among those of its depth, and is seen by no host.
final class GroupVars {
    private static final String PRIORITY = "ansible_group_priority";

    private GroupVars() {}

    static void add(GroupDraft group, Mapping vars, Diagnostics into) {
        Entry priority = vars.entries().get(PRIORITY);
        if (priority == null) {
            addLayer(group, vars);
            return;
        }
        Map<String, Entry> others = new LinkedHashMap<>(vars.entries());
        others.remove(PRIORITY);
        addLayer(group, new Mapping(others, vars.where()));
        wholeNumber(priority.value())
                .ifPresentOrElse(
                        number -> group.priority = number,
                        () -> into.add(
                                AnsibleRule.INVENTORY_GROUP_PRIORITY,
                                priority.value().where(),
                                "The priority of group \"" + group.name + "\" ranks it among groups of its depth.",
                                "Write a whole number."));
    }

    private static void addLayer(GroupDraft group, Mapping vars) {
        if (!vars.entries().isEmpty()) {
            group.layers.add(vars);
        }
    }

    /// Python's `int()`: a fraction is cut off, and digits may stand in quotes.
    private static OptionalLong wholeNumber(Value value) {
        return switch (value) {
            case Value.Num num -> OptionalLong.of(num.value().longValue());
            case Value.Bool bool -> OptionalLong.of(bool.value() ? 1 : 0);
            case Value.Text text
            when text.value().matches("\\s*[-+]?[0-9]{1,18}\\s*") ->
                OptionalLong.of(Long.parseLong(text.value().strip()));
            case Value.Text _, Value.Null _, Value.Vault _, Value.Sequence _, Value.Mapping _ -> OptionalLong.empty();
        };
    }
}
