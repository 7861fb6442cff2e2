package pgsvc.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The roles of a cluster's instances while one of them leads: the leader is `primary`, a declared primary that
/// does not lead is `replica`, and the others keep what was declared. Patroni knows no other roles, so `offline`
/// and its kin stay what the user made of an instance.
public final class LiveRoles {
    private static final String ATTRIBUTE = "pg_role";

    private LiveRoles() {}

    /// The role of one instance while that one leads.
    ///
    /// @param leader the leader's name
    public static Role of(Instance instance, String leader) {
        if (instance.name().equals(leader)) {
            return Role.PRIMARY;
        }
        return instance.role() == Role.PRIMARY ? Role.REPLICA : instance.role();
    }

    /// The cluster as selectors see it while that one leads: `pg_role` among the attributes is the live one. All
    /// else stays as declared, [Instance#role()] too, so that a failover changes no service's place and settings.
    /// Variables whose templates use `pg_role` keep the value that they have with the declared one.
    ///
    /// @param leader the leader's name
    public static Cluster under(String leader, Cluster cluster) {
        List<Instance> instances = cluster.instances().stream()
                .map(instance -> withRole(instance, of(instance, leader)))
                .toList();
        return new Cluster(cluster.name(), instances, cluster.where());
    }

    /// The inventory as selectors see it: clusters that have live roles, and whose leader is known, are [#under] that
    /// one, and all others as they are.
    ///
    /// @param declared as it was read: not one that came from here
    /// @param leaders the leaders' names, by cluster
    public static Inventory under(Map<String, String> leaders, Inventory declared) {
        return new Inventory(
                declared.source(),
                declared.nodes(),
                declared.clusters().stream()
                        .map(cluster -> seen(cluster, Optional.ofNullable(leaders.get(cluster.name()))))
                        .toList(),
                declared.neighbours(),
                declared.groups(),
                declared.limit());
    }

    private static Cluster seen(Cluster cluster, Optional<String> leader) {
        return cluster.roles() == Roles.LIVE
                ? leader.map(name -> under(name, cluster)).orElse(cluster)
                : cluster;
    }

    private static Instance withRole(Instance instance, Role role) {
        return role == instance.role()
                ? instance
                : new Instance(
                        instance.name(),
                        instance.seq(),
                        instance.role(),
                        instance.host(),
                        instance.ports(),
                        instance.weight(),
                        new ReplacedAttribute(instance.attributes(), ATTRIBUTE, role.word()),
                        instance.settings(),
                        instance.where());
    }
}
