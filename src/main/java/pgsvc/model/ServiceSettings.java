package pgsvc.model;

import java.util.List;
import java.util.Optional;

/// The services that one instance declares, and how it delivers them. Each may differ from instance to instance,
/// since every variable has its most specific definition. Instances that share all of their definitions share one
/// object.
///
/// @param definitions `pg_default_services` followed by `pg_services`
/// @param flawed entries of these lists that cannot be served, for example without a port; what is well formed in
///     them is still looked at, so that all their mistakes are told at once. What is missing has a stand-in
/// @param defaultDestination `pg_default_service_dest`
/// @param serverOptions the `default-server` line of the instance's `pg_rto` plan
/// @param sharesChecks whether services with the same check share it, on one load balancer (`pg_rto: swift`)
/// @param provider `pg_service_provider`, when it names something: the group whose HAProxies front the cluster
/// @param roles `pg_service_roles`: which roles selectors see
public record ServiceSettings(
        List<ServiceDefinition> definitions,
        List<ServiceDefinition> flawed,
        Destination defaultDestination,
        Located<String> serverOptions,
        boolean sharesChecks,
        Optional<Located<String>> provider,
        Roles roles) {
    public ServiceSettings {
        definitions = List.copyOf(definitions);
        flawed = List.copyOf(flawed);
    }
}
