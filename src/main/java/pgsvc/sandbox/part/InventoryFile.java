package pgsvc.sandbox.part;

import java.util.stream.Collectors;
import pgsvc.sandbox.layout.Layout;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.SandboxFolder;

/// The inventory of a sandbox: as one of production, but for the address that each service listens on.
public final class InventoryFile {
    private static final String PROVIDER = "pg-proxy";

    private final SandboxFolder folder;
    private final Layout layout;

    public InventoryFile(SandboxFolder folder, Layout layout) {
        this.folder = folder;
        this.layout = layout;
    }

    /// The whole text.
    public String text() {
        StringBuilder text = new StringBuilder("""
                # The inventory of a sandbox. Edit it, and bring it into force:  pgsvc apply -i %s
                all:
                  children:

                """.formatted(folder.inventory()));
        layout.clusters().forEach(cluster -> text.append(cluster(cluster)));
        if (!layout.proxies().isEmpty()) {
            text.append(proxies());
        }
        return text.append(vars()).toString();
    }

    private String cluster(String cluster) {
        String members = layout.members(cluster).stream()
                .map(member -> "        " + member.address() + ": { pg_seq: " + member.seq() + ", pg_role: "
                        + member.role() + offlineQuery(member) + " }\n")
                .collect(Collectors.joining());
        String provider = layout.proxies().isEmpty()
                ? ""
                : "        pg_service_provider: " + PROVIDER + "  # the group whose HAProxies serve this cluster\n";
        return """
                    %1$s:
                      hosts:
                %2$s      vars:
                        pg_cluster: %1$s
                %3$s%4$s
                """.formatted(cluster, members, provider, portsApart(cluster));
    }

    /// Where no instance is for offline queries alone, the last replica takes them too.
    private String offlineQuery(Node.Instance member) {
        boolean last = member.seq() == layout.shape().nodes();
        return last && member.role().equals("replica") ? ", pg_offline_query: true" : "";
    }

    /// Clusters behind the same load balancers need ports of their own.
    private String portsApart(String cluster) {
        int number = layout.clusters().indexOf(cluster);
        return layout.proxies().isEmpty() || number == 0
                ? ""
                : "        pg_default_services:\n" + services(1000 * number);
    }

    private String proxies() {
        String hosts = layout.proxies().stream()
                .map(proxy -> "        " + proxy.address() + ": { nodename: " + proxy.name() + " }\n")
                .collect(Collectors.joining());
        return """
                    %s:
                      hosts:
                %s
                """.formatted(PROVIDER, hosts);
    }

    private String vars() {
        return """
                  vars:
                    ansible_connection: local
                    haproxy_dir: %s/{{ inventory_hostname }}/haproxy/config
                    haproxy_admin_password: pgsvc
                """.formatted(folder.path()) + tls()
                + (layout.proxies().isEmpty() ? """
                    # All nodes share this machine and each has one address of it. In production services listen on every
                    # address of their node, and `ip` is left out.
                """ : """
                    # All nodes share this machine and each has one address of it. In production services listen on every
                    # address of their node, and `ip` is left out. A service behind a provider is the same on all of the
                    # provider's nodes: each HAProxy here knows its own address as NODE_ADDRESS.
                """) + "    pg_default_services:\n" + services(0);
    }

    private String tls() {
        return !layout.shape().tls() ? "" : """
                    patroni_ssl_enabled: true
                    patroni_ssl_ca_file: %s
                """.formatted(Authority.authority(folder));
    }

    /// What a service listens on. Behind a provider it is resolved once for all nodes, with the primary's variables.
    private String ip() {
        return layout.proxies().isEmpty() ? "{{ inventory_hostname }}" : "${NODE_ADDRESS}";
    }

    private String services(int above) {
        String indent = above == 0 ? "      " : "          ";
        StringBuilder text = new StringBuilder();
        add(text, indent, "primary", 5433 + above, "default,  check: /primary,   selector: \"[]\"");
        add(
                text,
                indent,
                "replica",
                5434 + above,
                "default,  check: /read-only, selector: \"[]\", "
                        + "backup: \"[? pg_role == `primary` || pg_role == `offline` ]\"");
        if (layout.shape().sync()) {
            add(text, indent, "standby", 5435 + above, "postgres, check: /sync,      selector: \"[]\"");
        }
        add(text, indent, "default", 5436 + above, "postgres, check: /primary,   selector: \"[]\"");
        add(
                text,
                indent,
                "offline",
                5438 + above,
                "postgres, check: /replica,   "
                        + "selector: \"[? pg_role == `offline` || pg_offline_query ]\", "
                        + "backup: \"[? pg_role == `replica` && !pg_offline_query ]\"");
        return text.toString();
    }

    private void add(StringBuilder text, String indent, String name, int port, String rest) {
        text.append(indent)
                .append("- { name: ")
                .append(name)
                .append(", port: ")
                .append(port)
                .append(", ip: \"" + ip() + "\", dest: ")
                .append(rest)
                .append(" }\n");
    }
}
