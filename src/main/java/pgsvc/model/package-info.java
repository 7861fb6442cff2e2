/// What is declared: clusters, instances, roles, services, selectors, destinations, and the nodes that they stand
/// on. Immutable values; nothing is looked up or defaulted here. May import `diagnostic` (for places).
@NullMarked
package pgsvc.model;

import org.jspecify.annotations.NullMarked;
