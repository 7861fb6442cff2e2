package pgsvc.inventory.declare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pgsvc.diagnostic.SourceRange;
import pgsvc.inventory.declare.variable.DeclareRule;
import pgsvc.inventory.declare.variable.HostVariables;
import pgsvc.inventory.declare.variable.Reading;
import pgsvc.inventory.yaml.Value;
import pgsvc.model.Cluster;
import pgsvc.model.Instance;
import pgsvc.model.Role;

/// Reads one cluster: all hosts with its `pg_cluster`.
final class ClusterReader {
    private final Reading reading;
    private final InstanceReader instances;

    ClusterReader(Reading reading) {
        this.reading = reading;
        this.instances = new InstanceReader(reading);
    }

    /// The cluster with all members that are well formed; nothing when its name is wrong.
    Optional<Cluster> read(String name, SourceRange where, List<HostVariables> hosts) {
        if (!hasValidName(name)) {
            reading.findings()
                    .add(
                            DeclareRule.CLUSTER_NAME_INVALID,
                            where,
                            "pg_cluster is \"" + name.replaceAll("\\p{Cntrl}", "?") + "\". It becomes part of file "
                                    + "names and of HAProxy's section and server names.",
                            "Use letters, digits and hyphens only, and not the name root.");
            return Optional.empty();
        }
        List<Instance> members = new ArrayList<>();
        hosts.forEach(host -> instances.read(name, host).ifPresent(members::add));
        checkSeqs(members);
        if (members.size() == hosts.size()) {
            checkPrimary(name, where, hosts, members);
        }
        return Optional.of(new Cluster(name, members, where));
    }

    private static boolean hasValidName(String name) {
        return !name.isEmpty()
                && !name.equals("root")
                && name.chars().allMatch(c -> c == '-' || c < 0x80 && Character.isLetterOrDigit(c));
    }

    private void checkSeqs(List<Instance> members) {
        Map<String, Instance> seen = new HashMap<>();
        for (Instance member : members) {
            Instance first = seen.putIfAbsent(member.name(), member);
            if (first != null) {
                reading.findings()
                        .add(
                                DeclareRule.SEQ_DUPLICATE,
                                member.where(),
                                member.host() + " and " + first.host() + " both have pg_seq " + member.seq() + ", so "
                                        + "both would be " + member.name() + ", one server in HAProxy.",
                                "Give each member a number of its own.");
            }
        }
    }

    private void checkPrimary(String name, SourceRange where, List<HostVariables> hosts, List<Instance> members) {
        List<Instance> primaries =
                members.stream().filter(i -> i.role() == Role.PRIMARY).toList();
        if (primaries.isEmpty()) {
            reading.findings()
                    .add(
                            DeclareRule.PRIMARY_MISSING,
                            where,
                            "No member of " + name + " has pg_role: primary. The primary's variables decide what a "
                                    + "provider group serves, and where a new cluster starts.",
                            "Declare exactly one member as primary.");
        }
        for (Instance another : primaries.subList(Math.min(1, primaries.size()), primaries.size())) {
            HostVariables host = hosts.get(members.indexOf(another));
            reading.findings()
                    .add(
                            DeclareRule.PRIMARY_SEVERAL,
                            host.value("pg_role").map(Value::where).orElse(another.where()),
                            another.host() + " is declared primary of " + name + ", and so is "
                                    + primaries.getFirst().host() + ".",
                            "Declare exactly one member as primary.");
        }
    }
}
