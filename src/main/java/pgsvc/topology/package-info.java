/// A live Patroni cluster: an immutable view of it, and the port that supplies that view.
@NullMarked
package pgsvc.topology;

import org.jspecify.annotations.NullMarked;
