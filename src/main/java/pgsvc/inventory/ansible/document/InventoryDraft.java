package pgsvc.inventory.ansible.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import pgsvc.diagnostic.SourceRange;
import pgsvc.inventory.yaml.Value.Mapping;

/// Hosts and groups while the inventory is read.
final class InventoryDraft {
    static final String ALL = "all";
    static final String UNGROUPED = "ungrouped";

    private final SequencedMap<String, GroupDraft> groups = new LinkedHashMap<>();
    private final SequencedMap<String, HostDraft> hosts = new LinkedHashMap<>();

    /// A group while it is read.
    static final class GroupDraft {
        final String name;
        final SourceRange where;
        final Set<HostDraft> hosts = new LinkedHashSet<>();
        final Set<GroupDraft> children = new LinkedHashSet<>();
        final List<GroupDraft> parents = new ArrayList<>();
        final List<Mapping> layers = new ArrayList<>();
        long priority = 1;
        int depth;

        GroupDraft(String name, SourceRange where) {
            this.name = name;
            this.where = where;
        }

        /// The group with all groups above it.
        Set<GroupDraft> withAncestors() {
            Set<GroupDraft> seen = new LinkedHashSet<>(List.of(this));
            Deque<GroupDraft> open = new ArrayDeque<>(seen);
            while (!open.isEmpty()) {
                open.remove().parents.stream().filter(seen::add).forEach(open::add);
            }
            return seen;
        }
    }

    /// A host while it is read.
    static final class HostDraft {
        final String name;
        final SourceRange where;
        final List<GroupDraft> groups = new ArrayList<>(2);
        final List<Mapping> layers = new ArrayList<>(1);

        HostDraft(String name, SourceRange where) {
            this.name = name;
            this.where = where;
        }
    }

    /// @param start the start of the inventory, where groups stand that nobody wrote
    InventoryDraft(SourceRange start) {
        addChild(group(ALL, start), group(UNGROUPED, start));
    }

    /// The group of that name, added where it is new.
    GroupDraft group(String name, SourceRange where) {
        return groups.computeIfAbsent(name, n -> new GroupDraft(n, where));
    }

    /// The host of that name in that group, added where it is new.
    HostDraft host(String name, SourceRange where, GroupDraft group) {
        HostDraft host = hosts.computeIfAbsent(name, n -> new HostDraft(n, where));
        if (group.hosts.add(host)) {
            host.groups.add(group);
        }
        return host;
    }

    /// Whether a host of that name has appeared.
    boolean hasHost(String name) {
        return hosts.containsKey(name);
    }

    /// Puts one group below another; false, and nothing done, if that closed a circle.
    boolean addChild(GroupDraft parent, GroupDraft child) {
        if (child.name.equals(ALL) || child == parent || isAbove(child, parent)) {
            return false;
        }
        if (parent.children.add(child)) {
            child.parents.add(parent);
        }
        return true;
    }

    private static boolean isAbove(GroupDraft group, GroupDraft other) {
        return !group.children.isEmpty() && other.withAncestors().contains(group);
    }

    /// All groups in the order in which they first appear.
    Map<String, GroupDraft> groups() {
        return groups;
    }

    /// All hosts in the order in which they first appear.
    Map<String, HostDraft> hosts() {
        return hosts;
    }

    /// Ansible's last touch: groups without a parent go below `all`, hosts without a group into `ungrouped`, and
    /// depths are counted on the longest way.
    void reconcile() {
        GroupDraft all = group(ALL, SourceRange.startOf(""));
        groups.values().stream().filter(g -> g != all && g.parents.isEmpty()).forEach(g -> addChild(all, g));
        GroupDraft ungrouped = group(UNGROUPED, all.where);
        for (HostDraft host : hosts.values()) {
            if (host.groups.stream().allMatch(g -> g == all || g == ungrouped)) {
                host(host.name, host.where, ungrouped);
            } else if (ungrouped.hosts.remove(host)) {
                host.groups.remove(ungrouped);
            }
        }
        countDepths(all);
    }

    private static void countDepths(GroupDraft all) {
        Map<GroupDraft, Integer> parentsLeft = new LinkedHashMap<>();
        Deque<GroupDraft> ready = new ArrayDeque<>(List.of(all));
        while (!ready.isEmpty()) {
            GroupDraft group = ready.remove();
            for (GroupDraft child : group.children) {
                child.depth = Math.max(child.depth, group.depth + 1);
                if (parentsLeft.merge(child, child.parents.size() - 1, (left, _) -> left - 1) == 0) {
                    ready.add(child);
                }
            }
        }
    }
}
