/// A real cluster with its services on this machine: etcd, Patroni, PostgreSQL, PgBouncer and HAProxy, each node an
/// address of the loopback, all in one folder. ARCHITECTURE.md says what it may import.
@NullMarked
package pgsvc.sandbox;

import org.jspecify.annotations.NullMarked;
