package pgsvc.inventory.declare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.diagnostic.SourceRange;
import pgsvc.inventory.ansible.AnsibleInventory;
import pgsvc.inventory.declare.variable.Defaults;
import pgsvc.inventory.declare.variable.HostVariables;
import pgsvc.inventory.declare.variable.Magic;
import pgsvc.inventory.declare.variable.Reading;
import pgsvc.inventory.declare.variable.TemplateCache;
import pgsvc.inventory.yaml.Value;
import pgsvc.model.Cluster;
import pgsvc.model.Inventory;
import pgsvc.model.Node;

/// Declares everything that an inventory's variables say about clusters, services and nodes.
///
/// Under a limit only the clusters that it touches are declared; a mistake elsewhere is no concern of the work.
/// Clusters
/// that meet these on a node are declared too, without a word about their own mistakes.
public final class Declaration {
    private final AnsibleInventory inventory;
    private final Set<String> limit;
    private final Diagnostics into;
    private final Magic magic;
    private final Map<String, Members> clusters = new LinkedHashMap<>();

    /// @param limit the names of the hosts to work on, all of them without a limit
    public Declaration(AnsibleInventory inventory, Set<String> limit, Diagnostics into) {
        this.inventory = inventory;
        this.limit = limit;
        this.into = into;
        this.magic = new Magic(inventory, new TemplateCache());
    }

    /// The hosts of one cluster.
    private record Members(SourceRange where, List<HostVariables> hosts) {}

    /// Reads it all; what is wrong is told and left out.
    public Inventory declare() {
        Reading reading = new Reading(into);
        new OldVariables(into).check(inventory);
        inventory.hosts().forEach(host -> join(magic.of(host), reading));
        Set<String> inScope = clustersInScope();
        return new Inventory(
                inventory.source(),
                nodes(),
                declare(inScope, reading),
                declare(neighbours(inScope), new Reading(new Diagnostics())),
                magic.groups(),
                limit);
    }

    private void join(HostVariables host, Reading reading) {
        Optional<Value> cluster = reading.readable(() -> host.value("pg_cluster"));
        if (cluster.isEmpty()) {
            return;
        }
        if (cluster.get() instanceof Value.Text name) {
            clusters.computeIfAbsent(name.value(), _ -> new Members(name.where(), new ArrayList<>()))
                    .hosts()
                    .add(host);
        } else {
            reading.wrongType("pg_cluster", cluster.get(), "the cluster's name in quotes");
        }
    }

    private List<Node> nodes() {
        NodeReader touched = new NodeReader(new Reading(into));
        NodeReader others = new NodeReader(new Reading(new Diagnostics()));
        return inventory.hosts().stream()
                .map(host -> (limit.contains(host.name()) ? touched : others).read(magic.of(host)))
                .toList();
    }

    private List<Cluster> declare(Set<String> names, Reading reading) {
        ClusterReader reader = new ClusterReader(reading);
        List<Cluster> declared = new ArrayList<>();
        clusters.forEach((name, members) -> {
            if (names.contains(name)) {
                reader.read(name, members.where(), members.hosts()).ifPresent(declared::add);
            }
        });
        return declared;
    }

    private Set<String> clustersInScope() {
        return clusters.keySet().stream()
                .filter(name -> isEverything() || !Collections.disjoint(nodesOf(name), limit))
                .collect(Collectors.toSet());
    }

    private Set<String> neighbours(Set<String> inScope) {
        if (isEverything()) {
            return Set.of();
        }
        Set<String> touched =
                inScope.stream().flatMap(name -> nodesOf(name).stream()).collect(Collectors.toSet());
        return clusters.keySet().stream()
                .filter(name -> !inScope.contains(name) && !Collections.disjoint(nodesOf(name), touched))
                .collect(Collectors.toSet());
    }

    private boolean isEverything() {
        return limit.size() == inventory.hosts().size();
    }

    /// The nodes where a cluster's services may stand: its members', and those of the groups that these name.
    private Set<String> nodesOf(String cluster) {
        Set<String> nodes = new HashSet<>();
        Reading silent = new Reading(new Diagnostics());
        for (HostVariables host : clusters.getOrDefault(cluster, NOBODY).hosts()) {
            nodes.add(host.host().name());
            silent.readable(() -> host.value("pg_service_provider")).ifPresent(provider -> {
                if (provider instanceof Value.Text group) {
                    nodes.addAll(magic.groups().getOrDefault(group.value(), List.of()));
                }
            });
        }
        return nodes;
    }

    private static final Members NOBODY = new Members(SourceRange.startOf(Defaults.FILE), List.of());
}
