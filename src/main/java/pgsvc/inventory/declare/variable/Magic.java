package pgsvc.inventory.declare.variable;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pgsvc.inventory.ansible.AnsibleHost;
import pgsvc.inventory.ansible.AnsibleInventory;

/// The variables that Ansible itself sets on every host.
public final class Magic {
    private static final Set<String> NAMES =
            Set.of("inventory_hostname", "inventory_hostname_short", "group_names", "groups", "hostvars");

    private final AnsibleInventory inventory;
    private final TemplateCache templates;
    private final Map<String, HostVariables> variables = new HashMap<>();
    private @Nullable Map<String, List<String>> groups;

    public Magic(AnsibleInventory inventory, TemplateCache templates) {
        this.inventory = inventory;
        this.templates = templates;
    }

    /// The names of these variables.
    Set<String> names() {
        return NAMES;
    }

    /// The value of one of them, as that host sees it.
    Object get(String name, AnsibleHost host) {
        return switch (name) {
            case "inventory_hostname" -> host.name();
            case "inventory_hostname_short" -> host.name().split("\\.", 2)[0];
            case "group_names" -> host.groupNames();
            case "groups" -> groups();
            case "hostvars" -> new HostVars();
            default -> throw new IllegalStateException("not set by Ansible: " + name);
        };
    }

    /// The variables of a host, the same object each time.
    public HostVariables of(AnsibleHost host) {
        return variables.computeIfAbsent(host.name(), _ -> new HostVariables(host, this, templates));
    }

    /// The names of each group's hosts.
    public Map<String, List<String>> groups() {
        Map<String, List<String>> known = groups;
        if (known == null) {
            known = new LinkedHashMap<>();
            for (var group : inventory.groups().values()) {
                known.put(
                        group.name(),
                        group.hosts().stream().map(AnsibleHost::name).toList());
            }
            groups = known;
        }
        return known;
    }

    /// `hostvars`: each host's variables by the host's name.
    private final class HostVars extends AbstractMap<String, Object> {
        @Override
        public @Nullable Object get(@Nullable Object key) {
            return key instanceof String name
                    ? inventory.host(name).map(h -> attributesOf(h)).orElse(null)
                    : null;
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return key instanceof String name && inventory.host(name).isPresent();
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
            return inventory.hosts().stream()
                    .map(h -> Map.<String, Object>entry(h.name(), attributesOf(h)))
                    .collect(Collectors.toSet());
        }

        private Attributes attributesOf(AnsibleHost host) {
            return new Attributes(of(host));
        }
    }
}
