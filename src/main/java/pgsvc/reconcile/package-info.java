/// Stage ⑧: keeps a node as its inventory says, under whoever leads. It looks at the inventory, at who leads and
/// at the node again and again, and changes the node by the transaction of `apply` alone.
@NullMarked
package pgsvc.reconcile;

import org.jspecify.annotations.NullMarked;
