/// Looks at a live cluster, once or all the time: each member is asked by itself, and what is known is put together.
@NullMarked
package pgsvc.topology.watch;

import org.jspecify.annotations.NullMarked;
