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
}
