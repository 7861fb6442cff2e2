package pgsvc.model;

import java.util.List;
import java.util.Optional;
import pgsvc.diagnostic.SourceRange;

/// All hosts with one `pg_cluster`, in the order in which they first appear in the inventory.
///
/// @param where the value of `pg_cluster`
public record Cluster(String name, List<Instance> instances, SourceRange where) {
    public Cluster {
        instances = List.copyOf(instances);
    }

    /// The declared primary. The live one may be another.
    public Optional<Instance> primary() {
        return instances.stream().filter(i -> i.role() == Role.PRIMARY).findFirst();
    }

    /// Which roles the selectors of its services see. The declared primary's variables count, as they do for what a
    /// provider serves: the members must not see different ones.
    public Roles roles() {
        return primary().map(primary -> primary.settings().roles()).orElse(Roles.DECLARED);
    }

    /// Whether it follows another cluster, so that its leader is a standby leader: its declared primary has a
    /// `pg_upstream`, of which Pigsty makes Patroni's `standby_cluster`.
    public boolean isStandby() {
        return primary()
                .filter(primary -> primary.attributes().containsKey("pg_upstream"))
                .map(Cluster::hasUpstream)
                .orElse(false);
    }

    private static boolean hasUpstream(Instance primary) {
        try {
            Object upstream = primary.attributes().get("pg_upstream");
            return upstream != null && !upstream.toString().isBlank();
        } catch (UnreadableValueException _) {
            // Something is written there, whatever it comes to.
            return true;
        }
    }
}
