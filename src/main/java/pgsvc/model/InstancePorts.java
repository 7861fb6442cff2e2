package pgsvc.model;

/// Where an instance listens.
///
/// @param postgres `pg_port`
/// @param pgbouncer `pgbouncer_port`
/// @param patroni `patroni_port`, which checks are sent to
/// @param patroniTls `patroni_ssl_enabled`
public record InstancePorts(int postgres, int pgbouncer, int patroni, boolean patroniTls) {
    /// Where an instance listens when the inventory says nothing.
    public static final InstancePorts DEFAULT = new InstancePorts(5432, 6432, 8008, false);
}
