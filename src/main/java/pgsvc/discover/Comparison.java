package pgsvc.discover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pgsvc.discover.Difference.Kind;
import pgsvc.model.Cluster;
import pgsvc.model.Instance;
import pgsvc.topology.LiveMember;
import pgsvc.topology.MemberStatus;
import pgsvc.topology.ObservedMember;
import pgsvc.topology.TopologySnapshot;

/// A cluster as it is declared beside what it is.
///
/// @param declared nothing where the inventory does not have it
public record Comparison(Optional<Cluster> declared, TopologySnapshot live, List<Difference> differences) {
    public Comparison {
        differences = List.copyOf(differences);
    }

    /// Compares. What is not known, since nobody answers, is no difference.
    public static Comparison of(Cluster declared, TopologySnapshot live) {
        List<Difference> differences = new ArrayList<>();
        for (Instance instance : declared.instances()) {
            live.member(instance.name()).ifPresent(seen -> compare(declared, instance, seen, live, differences));
        }
        live.members().stream()
                .filter(seen -> instance(declared, seen).isEmpty())
                .forEach(seen -> differences.add(notDeclared(seen)));
        leader(declared, live).ifPresent(differences::add);
        return new Comparison(Optional.of(declared), live, differences);
    }

    /// Of a cluster that the inventory does not have.
    ///
    /// @param inventory what the user named it
    public static Comparison undeclared(String inventory, TopologySnapshot live) {
        String scope = live.scope().orElse("the cluster");
        return new Comparison(
                Optional.empty(),
                live,
                List.of(new Difference(
                        Kind.CLUSTER,
                        scope,
                        scope + " is not declared in " + inventory + ": it has no services.",
                        "Add what pgsvc discover prints without -i.")));
    }

    /// The declared instance that was seen as this.
    public Optional<Instance> instance(ObservedMember seen) {
        return declared.flatMap(cluster -> instance(cluster, seen));
    }

    private static Optional<Instance> instance(Cluster declared, ObservedMember seen) {
        String name = seen.declared().orElse(seen.name());
        return declared.instances().stream()
                .filter(instance -> instance.name().equals(name))
                .findFirst();
    }

    private static void compare(
            Cluster declared, Instance instance, ObservedMember seen, TopologySnapshot live, List<Difference> into) {
        Optional<String> scope = seen.status().flatMap(MemberStatus::scope);
        if (scope.filter(s -> !s.equals(declared.name())).isPresent()) {
            into.add(otherCluster(instance, seen, scope.get()));
        } else if (seen.listed().isPresent()) {
            compare(instance, seen.listed().get(), into);
        } else if (live.cluster().isPresent()) {
            into.add(notLive(instance));
        }
    }

    private static void compare(Instance instance, LiveMember member, List<Difference> into) {
        if (!member.name().equals(instance.name())) {
            into.add(new Difference(
                    Kind.NAME,
                    instance.name(),
                    instance.host() + " is declared as " + instance.name() + ", and Patroni calls it " + member.name()
                            + ": commands of the two name it differently.",
                    "Give it the pg_seq that Patroni's name has, where it has one; else keep both in mind."));
        }
        port(instance, "pg_port", instance.ports().postgres(), member.port(), into);
        member.api()
                .ifPresent(
                        api -> port(instance, "patroni_port", instance.ports().patroni(), api.port(), into));
    }

    private static void port(Instance instance, String variable, int declared, int live, List<Difference> into) {
        if (live > 0 && live != declared) {
            into.add(new Difference(
                    Kind.PORT,
                    instance.name(),
                    instance.name() + " is declared with " + variable + " " + declared + ", and Patroni tells " + live
                            + ": services look for it at the wrong port.",
                    "Set " + variable + ": " + live + " for the host " + instance.host() + "."));
        }
    }

    private static Difference otherCluster(Instance instance, ObservedMember seen, String scope) {
        return new Difference(
                Kind.CLUSTER,
                instance.name(),
                "The Patroni at " + seen.address().authority() + " is declared as " + instance.name()
                        + ", and belongs to the cluster " + scope + ": services of one cluster lead into another.",
                "Correct the host or its patroni_port.");
    }

    private static Difference notLive(Instance instance) {
        return new Difference(
                Kind.NOT_LIVE,
                instance.name(),
                instance.name() + " is declared, and Patroni does not list it: no check of it passes.",
                "Start its Patroni, or take the host " + instance.host() + " out of the inventory.");
    }

    private static Difference notDeclared(ObservedMember seen) {
        String place = seen.listed()
                .map(m -> " (" + m.host() + ":" + m.port() + ")")
                .orElse(" (" + seen.address().authority() + ")");
        return new Difference(
                Kind.NOT_DECLARED,
                seen.name(),
                seen.name() + place + " is a member of the live cluster, and not declared: no service reaches it.",
                "Add its host to the cluster, with a pg_seq and a pg_role of its own.");
    }

    private static Optional<Difference> leader(Cluster declared, TopologySnapshot live) {
        Optional<Instance> primary = declared.primary();
        Optional<ObservedMember> leader = live.leader();
        if (primary.isEmpty()
                || leader.isEmpty()
                || instance(declared, leader.get()).equals(primary)) {
            return Optional.empty();
        }
        String name = primary.get().name();
        String leading = leader.get().declared().orElse(leader.get().name());
        return Optional.of(new Difference(
                Kind.ROLE,
                name,
                name + " is declared as the primary, and " + leading
                        + " leads: selectors and backups that name roles go by what is declared.",
                "Make " + leading + " the primary in the inventory and " + name + " a replica, or switch over to "
                        + name + "."));
    }
}
