package pgsvc.model;

import java.util.Optional;

/// Where an instance listens.
///
/// @param postgres `pg_port`
/// @param pgbouncer `pgbouncer_port`
/// @param patroni `patroni_port`, which checks are sent to
/// @param patroniCa when Patroni speaks TLS (`patroni_ssl_enabled`): the file of the authority that vouches for it, on
///     the load balancer's node (`patroni_ssl_ca_file`)
public record InstancePorts(int postgres, int pgbouncer, int patroni, Optional<String> patroniCa) {
    /// Where an instance listens when the inventory says nothing.
    public static final InstancePorts DEFAULT = new InstancePorts(5432, 6432, 8008, Optional.empty());

    /// `patroni_ssl_ca_file` when the inventory says nothing.
    public static final String DEFAULT_CA = "/pg/cert/ca.crt";
}
