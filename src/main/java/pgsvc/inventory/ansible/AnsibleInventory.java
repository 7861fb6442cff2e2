package pgsvc.inventory.ansible;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Hosts and groups as Ansible 2.14 understands the inventory. Immutable.
public final class AnsibleInventory {
    private final String source;
    private final List<AnsibleHost> hosts;
    private final Map<String, AnsibleGroup> groups;
    private final Map<String, AnsibleHost> byName;

    public AnsibleInventory(String source, List<AnsibleHost> hosts, Map<String, AnsibleGroup> groups) {
        this.source = source;
        this.hosts = List.copyOf(hosts);
        this.groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        this.byName = HashMap.newHashMap(hosts.size());
        hosts.forEach(host -> byName.put(host.name(), host));
    }

    /// What the user named: a path, or `-`.
    public String source() {
        return source;
    }

    /// All hosts in the order in which they first appear.
    public List<AnsibleHost> hosts() {
        return hosts;
    }

    /// All groups by name in the order in which they first appear; `all` and `ungrouped` are always there.
    public Map<String, AnsibleGroup> groups() {
        return groups;
    }

    /// The host of that name.
    public Optional<AnsibleHost> host(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// The names of the hosts that Ansible's `--limit` would choose, in the order of [#hosts]: `a,b` and `a:b` for
    /// several, `!x` to leave out, `&x` to require, wildcards, `~regex`, `group[0]`, `group[1:2]`.
    ///
    /// @throws PatternException when a part of the pattern is malformed or matches nothing
    public List<String> match(String pattern) throws PatternException {
        return new HostPattern(this).match(pattern);
    }
}
