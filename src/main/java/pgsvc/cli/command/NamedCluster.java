package pgsvc.cli.command;

import java.util.List;
import java.util.Optional;
import pgsvc.diagnostic.DidYouMean;
import pgsvc.model.Cluster;

/// The cluster that a command is about.
public final class NamedCluster {
    private NamedCluster() {}

    /// That of a name; the only one without.
    ///
    /// @throws CommandException when there is none, or are several
    public static Cluster among(List<Cluster> clusters, Optional<String> name) throws CommandException {
        List<String> names = clusters.stream().map(Cluster::name).toList();
        if (name.isEmpty() && clusters.size() != 1) {
            throw CommandException.usage("Which cluster? Name one of " + String.join(", ", names) + ".");
        }
        return clusters.stream()
                .filter(cluster -> name.isEmpty() || cluster.name().equals(name.get()))
                .findFirst()
                .orElseThrow(() -> CommandException.usage("There is no cluster " + name.orElse("") + "."
                        + DidYouMean.hint(name.orElse(""), names) + " The inventory has "
                        + String.join(", ", names) + "."));
    }
}
