package pgsvc.cli;

import java.util.List;
import pgsvc.cli.command.CommandException;
import pgsvc.diagnostic.DidYouMean;
import pgsvc.model.Cluster;
import pgsvc.resolve.Catalog;
import pgsvc.resolve.Catalog.Variant;
import pgsvc.resolve.Resolution;
import pgsvc.resolve.Service;

/// Finds what the user names.
final class ServiceLookup {
    private ServiceLookup() {}

    /// The variants of a service by its full name.
    ///
    /// @throws CommandException when there is no such service
    static List<Variant> find(Resolution resolution, String fullName) throws CommandException {
        Catalog catalog = Catalog.of(resolution);
        List<Variant> variants = catalog.variants(fullName);
        if (variants.isEmpty()) {
            throw CommandException.usage("There is no service " + fullName + "."
                    + DidYouMean.hint(fullName, catalog.names()) + " `pgsvc list` shows them all.");
        }
        return variants;
    }

    /// The cluster that a service belongs to.
    static Cluster clusterOf(Resolution resolution, Service service) {
        return resolution
                .inventory()
                .cluster(service.cluster())
                .orElseThrow(() -> new IllegalStateException("no cluster " + service.cluster()));
    }
}
