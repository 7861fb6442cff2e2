package pgsvc.inventory.ansible.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import pgsvc.inventory.ansible.AnsibleGroup;
import pgsvc.inventory.ansible.AnsibleHost;
import pgsvc.inventory.ansible.AnsibleInventory;
import pgsvc.inventory.ansible.Membership;
import pgsvc.inventory.ansible.document.InventoryDraft.GroupDraft;
import pgsvc.inventory.ansible.document.InventoryDraft.HostDraft;
import pgsvc.inventory.yaml.Value.Mapping;

/// Turns the draft into the inventory: decides which layers of variables each host has, and in which order.
///
/// From the least specific to the most: the groups' variables in the inventory, those of `group_vars/`, the
/// host's in the inventory, those of `host_vars/` ("Understanding variable precedence" in Ansible's manual).
/// Groups among themselves: by depth, then by `ansible_group_priority`, then by name.
final class InventoryAssembly {
    private final InventoryDraft draft;
    private final VarsFolder groupVars;
    private final VarsFolder hostVars;
    private final Map<List<GroupDraft>, Membership> memberships = new HashMap<>();
    private final Map<GroupDraft, List<Mapping>> groupFiles = new HashMap<>();
    private final Map<HostDraft, AnsibleHost> hosts = new LinkedHashMap<>();

    InventoryAssembly(InventoryDraft draft, VarsFolder groupVars, VarsFolder hostVars) {
        this.draft = draft;
        this.groupVars = groupVars;
        this.hostVars = hostVars;
    }

    AnsibleInventory inventory(String source) {
        draft.reconcile();
        draft.groups().values().forEach(g -> groupFiles.put(g, groupVars.layers(g.name)));
        draft.hosts().values().forEach(h -> hosts.put(h, host(h)));
        Map<String, AnsibleGroup> groups = new LinkedHashMap<>();
        draft.groups().values().forEach(g -> groups.put(g.name, group(g)));
        return new AnsibleInventory(source, List.copyOf(hosts.values()), groups);
    }

    private AnsibleHost host(HostDraft host) {
        Membership membership = memberships.computeIfAbsent(host.groups, InventoryAssembly.this::membership);
        List<Mapping> own = Stream.of(host.layers, hostVars.layers(host.name))
                .flatMap(Collection::stream)
                .toList();
        return new AnsibleHost(host.name, host.where, membership, own);
    }

    /// Written out, since the start-up cache cannot keep what [java.util.Comparator#comparing] makes.
    private static int leastSpecificFirst(GroupDraft left, GroupDraft right) {
        int order = Integer.compare(left.depth, right.depth);
        order = order != 0 ? order : Long.compare(left.priority, right.priority);
        return order != 0 ? order : left.name.compareTo(right.name);
    }

    private Membership membership(List<GroupDraft> direct) {
        List<GroupDraft> groups = direct.stream()
                .flatMap(g -> g.withAncestors().stream())
                .distinct()
                .sorted(InventoryAssembly::leastSpecificFirst)
                .toList();
        List<String> names = groups.stream()
                .map(g -> g.name)
                .filter(n -> !n.equals(InventoryDraft.ALL))
                .sorted()
                .toList();
        List<Mapping> layers = new ArrayList<>();
        groups.forEach(g -> layers.addAll(g.layers));
        groups.forEach(g -> layers.addAll(groupFiles.getOrDefault(g, List.of())));
        return new Membership(names, layers);
    }

    private AnsibleGroup group(GroupDraft group) {
        Set<HostDraft> members = group.children.isEmpty() ? group.hosts : membersBelow(group);
        List<AnsibleHost> found =
                members.stream().flatMap(h -> Stream.ofNullable(hosts.get(h))).toList();
        return new AnsibleGroup(group.name, group.depth, found, group.where);
    }

    private static Set<HostDraft> membersBelow(GroupDraft group) {
        Set<HostDraft> members = new LinkedHashSet<>();
        Set<GroupDraft> level = new LinkedHashSet<>(List.of(group));
        Set<GroupDraft> seen = new LinkedHashSet<>(level);
        while (!level.isEmpty()) {
            level.forEach(g -> members.addAll(g.hosts));
            Set<GroupDraft> next = new LinkedHashSet<>();
            level.forEach(g -> g.children.stream().filter(seen::add).forEach(next::add));
            level = next;
        }
        return members;
    }
}
