/// A real cluster with its services on this machine: etcd, Patroni, PostgreSQL, PgBouncer and HAProxy, each node an
/// address of the loopback, all in one folder. May import `pipeline`, `resolve`, `render`, `run`, `topology`,
/// `haproxy`,
/// `model`, `diagnostic`.
@NullMarked
package pgsvc.sandbox;

import org.jspecify.annotations.NullMarked;
