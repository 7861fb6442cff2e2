/// When the keeper of a node may act, and when it had better not: nothing here looks at a clock or at a node.
@NullMarked
package pgsvc.reconcile.pace;

import org.jspecify.annotations.NullMarked;
