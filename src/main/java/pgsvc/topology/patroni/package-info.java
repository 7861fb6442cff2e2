/// The view of a live cluster as Patroni's REST API gives it, whatever store stands behind it.
@NullMarked
package pgsvc.topology.patroni;

import org.jspecify.annotations.NullMarked;
