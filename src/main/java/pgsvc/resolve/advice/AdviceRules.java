package pgsvc.resolve.advice;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.diagnostic.SourceRange;
import pgsvc.model.Located;
import pgsvc.model.ServiceDefinition;
import pgsvc.resolve.Catalog;
import pgsvc.resolve.Resolution;
import pgsvc.resolve.Service;

/// Gives advice on the services of a resolution without errors: once on each declaration, however many clusters
/// share it.
public final class AdviceRules {
    private final Set<ServiceDefinition> told = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Diagnostics into;

    public AdviceRules(Diagnostics into) {
        this.into = into;
    }

    /// Looks at every service in scope.
    public void check(Resolution resolution) {
        for (Catalog.Variant variant : Catalog.of(resolution).all()) {
            Service service = variant.service();
            Slowstart.on(service)
                    .filter(_ -> told.add(service.declared()))
                    .ifPresent(advice -> into.add(
                            AdviceRule.SLOWSTART_ON_ONE_SERVER,
                            place(service, resolution),
                            advice.detail(),
                            advice.mend()));
        }
    }

    private static SourceRange place(Service service, Resolution resolution) {
        SourceRange declared = service.declared()
                .options()
                .map(Located::where)
                .orElse(service.declared().where());
        return declared.isBuiltIn()
                ? resolution
                        .inventory()
                        .cluster(service.cluster())
                        .map(cluster -> cluster.where())
                        .orElse(declared)
                : declared;
    }
}
