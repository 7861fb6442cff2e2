package pgsvc.model;

/// Where an instance listens.
///
/// @param postgres `pg_port`
/// @param pgbouncer `pgbouncer_port`
/// @param patroni `patroni_port`, which checks are sent to
/// @param patroniTls `patroni_ssl_enabled`
public record InstancePorts(int postgres, int pgbouncer, int patroni, boolean patroniTls) {}
