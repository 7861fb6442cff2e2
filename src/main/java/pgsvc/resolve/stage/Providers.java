package pgsvc.resolve.stage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.diagnostic.DidYouMean;
import pgsvc.model.Cluster;
import pgsvc.model.Instance;
import pgsvc.model.Located;
import pgsvc.resolve.ResolveRule;

/// Which group fronts a cluster by delegation (`pg_service_provider`). A name that is no group means the members
/// themselves, as the reference has it, but never in silence.
final class Providers {
    private final Map<String, List<String>> groups;
    private final Diagnostics into;

    Providers(Map<String, List<String>> groups, Diagnostics into) {
        this.groups = groups;
        this.into = into;
    }

    /// The provider that the instance names, if it is a group.
    Optional<Located<String>> groupOf(Instance instance) {
        return instance.settings().provider().filter(p -> groups.containsKey(p.value()));
    }

    /// The hosts of a group.
    List<String> hosts(String group) {
        return groups.getOrDefault(group, List.of());
    }

    /// Tells of providers that do not do what was meant.
    void check(Cluster cluster) {
        for (Instance instance : cluster.instances()) {
            instance.settings().provider().ifPresent(this::known);
        }
        long delegating =
                cluster.instances().stream().filter(i -> groupOf(i).isPresent()).count();
        if (delegating > 0 && delegating < cluster.instances().size()) {
            mixed(cluster);
        }
    }

    private void known(Located<String> provider) {
        if (!groups.containsKey(provider.value())) {
            into.add(
                    ResolveRule.PROVIDER_UNKNOWN,
                    provider.where(),
                    "There is no group \"" + provider.value() + "\", so the members serve themselves."
                            + DidYouMean.hint(provider.value(), groups.keySet()),
                    "Name a group of load balancers, or remove pg_service_provider.");
        } else if (hosts(provider.value()).isEmpty()) {
            into.add(
                    ResolveRule.PROVIDER_EMPTY,
                    provider.where(),
                    "The group \"" + provider.value() + "\" has no hosts, so nobody would serve the cluster.",
                    "Add the load balancers to the group, or remove pg_service_provider.");
        }
    }

    private void mixed(Cluster cluster) {
        Instance delegating = cluster.instances().stream()
                .filter(i -> groupOf(i).isPresent())
                .findFirst()
                .orElseThrow();
        into.add(
                ResolveRule.PROVIDER_MIXED,
                groupOf(delegating).orElseThrow().where(),
                "Some members of " + cluster.name() + " delegate their services and others do not. A provider group "
                        + "serves only when the primary names it; a replica that names one serves nothing itself.",
                "Set pg_service_provider in the vars of the cluster's group, so that it holds for all members.");
    }
}
