/// Tests on real clusters: etcd, Patroni, PostgreSQL, PgBouncer and HAProxy as the distribution has them, each class
/// with a range of addresses of its own. They are skipped where these are not installed.
@NullMarked
package pgsvc.sandbox.live;

import org.jspecify.annotations.NullMarked;
