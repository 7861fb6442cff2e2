package pgsvc.inventory.ansible;

import java.util.List;
import pgsvc.diagnostic.SourceRange;

/// A group of hosts.
///
/// @param depth how far below `all` the group is, on the longest way; `all` is 0
/// @param hosts the group's hosts and then its children's, level by level: the order of Ansible's `groups[name]`
/// @param where where the group appears first; the file's start for `all` and `ungrouped` that nobody wrote
public record AnsibleGroup(String name, int depth, List<AnsibleHost> hosts, SourceRange where) {
    public AnsibleGroup {
        hosts = List.copyOf(hosts);
    }
}
