package pgsvc.inventory.declare.variable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import pgsvc.diagnostic.SourceRange;
import pgsvc.model.Destination;
import pgsvc.model.InstancePorts;
import pgsvc.model.Located;
import pgsvc.model.ServiceDefinition;

/// What holds where an inventory says nothing: the four default services and the parameters' defaults, the same as
/// the reference's.
public final class Defaults {
    /// The file name under which places in the defaults are shown.
    public static final String FILE = "<defaults>";

    /// Parameters that templates of services may name although no inventory sets them. Selectors do not see these.
    static final Map<String, Object> PARAMETERS = Map.of(
            "pg_port",
            (long) InstancePorts.DEFAULT.postgres(),
            "pgbouncer_port",
            (long) InstancePorts.DEFAULT.pgbouncer(),
            "patroni_port",
            (long) InstancePorts.DEFAULT.patroni(),
            "pg_weight",
            100L,
            "pg_default_service_dest",
            "pgbouncer",
            "pg_rto",
            "norm",
            "patroni_ssl_enabled",
            false,
            "haproxy_exporter_port",
            9101L,
            "pg_services",
            List.of());

    /// `pg_default_services`.
    public static final List<ServiceDefinition> SERVICES = List.of(
            service(1, "primary", 5433, Optional.empty(), "/primary", "[]", Optional.empty()),
            service(
                    2,
                    "replica",
                    5434,
                    Optional.empty(),
                    "/read-only",
                    "[]",
                    Optional.of("[? pg_role == `primary` || pg_role == `offline` ]")),
            service(3, "default", 5436, Optional.of(new Destination.Postgres()), "/primary", "[]", Optional.empty()),
            service(
                    4,
                    "offline",
                    5438,
                    Optional.of(new Destination.Postgres()),
                    "/replica",
                    "[? pg_role == `offline` || pg_offline_query ]",
                    Optional.of("[? pg_role == `replica` && !pg_offline_query]")));

    private Defaults() {}

    private static ServiceDefinition service(
            int line,
            String name,
            int port,
            Optional<Destination> dest,
            String check,
            String selector,
            Optional<String> backup) {
        SourceRange where = SourceRange.at(FILE, line, 1);
        return new ServiceDefinition(
                new Located<>(name, where),
                new Located<>(port, where),
                new Located<>(selector, where),
                backup.map(b -> new Located<>(b, where)),
                dest.map(d -> new Located<>(d, where)),
                Optional.of(new Located<>(check, where)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                where);
    }
}
