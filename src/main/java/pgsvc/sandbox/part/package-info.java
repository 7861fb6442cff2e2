/// The parts' own files: what etcd, Patroni, PgBouncer and pgsvc itself are told, and the certificates.
@NullMarked
package pgsvc.sandbox.part;

import org.jspecify.annotations.NullMarked;
