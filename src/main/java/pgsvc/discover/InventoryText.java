package pgsvc.discover;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import pgsvc.model.InstancePorts;
import pgsvc.topology.ApiAddress;
import pgsvc.topology.LiveMember;
import pgsvc.topology.TopologySnapshot;

/// An inventory, made from live clusters, which a person can go on with.
public final class InventoryText {
    private static final Set<String> GROUPS_OF_ANSIBLE = Set.of("all", "ungrouped");

    private InventoryText() {}

    /// The whole text.
    ///
    /// @param clusters each with its list of members and its scope
    /// @throws UndeclarableException when a cluster has two members on one host, or none that tells where it is
    public static String of(List<TopologySnapshot> clusters) throws UndeclarableException {
        StringBuilder text = new StringBuilder("""
                # Written by pgsvc discover. pg_role says how a cluster is now; after a failover Patroni knows better, and
                # pgsvc topology tells what differs. pg_offline_query lets a replica take offline queries, such as long
                # reads and exports, besides: the choice is yours.
                all:
                  children:
                """);
        for (TopologySnapshot cluster : clusters) {
            text.append('\n').append(cluster(cluster));
        }
        return text.append("""

                  vars:
                    # Patroni does not tell of PgBouncer. Where each instance has one, make this pgbouncer (port 6432, or
                    # pgbouncer_port): services then go through the pool, but for those with dest: postgres.
                    pg_default_service_dest: postgres
                """).toString();
    }

    private static String cluster(TopologySnapshot live) throws UndeclarableException {
        String scope = live.scope().orElseThrow(() -> new IllegalStateException("a cluster without a scope"));
        String name = clusterName(scope);
        List<LiveMember> all = live.cluster()
                .orElseThrow(() -> new IllegalStateException("a cluster without its list"))
                .cluster()
                .members();
        List<LiveMember> members = all.stream().filter(m -> isHost(m.host())).toList();
        requireHosts(scope, members);
        Optional<LiveMember> leader =
                members.stream().filter(LiveMember::isLeader).findFirst();
        Numbering numbering = Numbering.of(scope, members);
        StringBuilder text = new StringBuilder();
        notes(scope, name, leader, numbering, all)
                .forEach(note -> text.append("    # ").append(note).append('\n'));
        text.append("    ").append(YamlName.of(group(name))).append(":\n      hosts:\n");
        LiveMember primary = leader.orElse(members.getFirst());
        Optional<LiveMember> offline =
                members.reversed().stream().filter(m -> !m.equals(primary)).findFirst();
        for (LiveMember member : members) {
            text.append("        ")
                    .append(host(member, primary, offline, numbering))
                    .append('\n');
        }
        return text.append("      vars:\n        pg_cluster: ")
                .append(YamlName.of(name))
                .append('\n')
                .append(tls(members))
                .toString();
    }

    private static List<String> notes(
            String scope, String name, Optional<LiveMember> leader, Numbering numbering, List<LiveMember> all) {
        List<String> notes = new ArrayList<>();
        if (!name.equals(scope)) {
            notes.add("Patroni calls this cluster " + scope + "; pg_cluster takes letters, digits and hyphens only.");
        }
        if (!numbering.fromNames()) {
            notes.add("HAProxy's servers are called " + name + "-<pg_seq>; what Patroni calls them stands beside.");
        }
        if (leader.isEmpty()) {
            notes.add("Nobody leads at the moment. Who is the primary here is a guess.");
        }
        all.stream()
                .filter(member -> !isHost(member.host()))
                .forEach(member -> notes.add("Left out, since it does not tell its address: " + member.name()));
        return notes;
    }

    /// @param offline the one that takes offline queries besides: without any, that service has nothing but backups
    private static String host(
            LiveMember member, LiveMember primary, Optional<LiveMember> offline, Numbering numbering) {
        StringBuilder text = new StringBuilder(YamlName.of(member.host()))
                .append(": { pg_seq: ")
                .append(numbering.numbers().get(member))
                .append(", pg_role: ")
                .append(member.equals(primary) ? "primary" : "replica");
        if (offline.equals(Optional.of(member))) {
            text.append(", pg_offline_query: true");
        }
        if (member.port() > 0 && member.port() != InstancePorts.DEFAULT.postgres()) {
            text.append(", pg_port: ").append(member.port());
        }
        int patroni = member.api().map(ApiAddress::port).orElse(InstancePorts.DEFAULT.patroni());
        if (patroni != InstancePorts.DEFAULT.patroni()) {
            text.append(", patroni_port: ").append(patroni);
        }
        String remarks = String.join("; ", remarks(member, numbering));
        return text.append(" }")
                .append(remarks.isEmpty() ? "" : "  # " + remarks)
                .toString();
    }

    private static List<String> remarks(LiveMember member, Numbering numbering) {
        List<String> remarks = new ArrayList<>();
        if (!numbering.fromNames()) {
            remarks.add(member.name());
        }
        if (!member.tags().isEmpty()) {
            remarks.add("tags: "
                    + new TreeMap<>(member.tags())
                            .entrySet().stream()
                                    .map(tag -> tag.getKey() + "=" + tag.getValue())
                                    .collect(Collectors.joining(", ")));
        }
        member.api()
                .map(ApiAddress::host)
                .filter(api -> !api.equals(member.host()))
                .ifPresent(
                        api -> remarks.add("its REST API tells another address, " + api + "; checks go to this one"));
        return remarks;
    }

    private static String tls(List<LiveMember> members) {
        boolean tls = members.stream().flatMap(member -> member.api().stream()).anyMatch(ApiAddress::tls);
        return tls ? """
                        patroni_ssl_enabled: true
                        # The authority that vouches for Patroni's certificate, a file on the load balancers' nodes:
                        patroni_ssl_ca_file: %s
                """.formatted(InstancePorts.DEFAULT_CA) : "";
    }

    private static void requireHosts(String scope, List<LiveMember> members) throws UndeclarableException {
        if (members.isEmpty()) {
            throw new UndeclarableException("No member of " + scope
                    + " tells where its PostgreSQL listens. Wait until one has started, and try again.");
        }
        Set<String> hosts = new HashSet<>();
        for (LiveMember member : members) {
            if (!hosts.add(member.host())) {
                throw new UndeclarableException("Two members of " + scope + " are on the host " + member.host()
                        + ". An inventory names instances by their hosts, one on each: give each an address of its own "
                        + "(connect_address in Patroni's configuration), and try again.");
            }
        }
    }

    private static boolean isHost(String host) {
        return host.matches("[A-Za-z0-9._:-]+");
    }

    private static String clusterName(String scope) {
        String name = scope.replaceAll("[^A-Za-z0-9-]", "-");
        return name.equals("root") ? "pg-root" : name;
    }

    private static String group(String name) {
        return GROUPS_OF_ANSIBLE.contains(name) ? "pg-" + name : name;
    }
}
