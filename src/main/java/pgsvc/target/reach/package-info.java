/// From how the inventory says that a node is reached to an open target.
@NullMarked
package pgsvc.target.reach;

import org.jspecify.annotations.NullMarked;
