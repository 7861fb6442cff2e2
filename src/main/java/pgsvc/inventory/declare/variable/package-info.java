/// A host's variables as they are read: whose value holds, what its template gives, and of which type it is.
@NullMarked
package pgsvc.inventory.declare.variable;

import org.jspecify.annotations.NullMarked;
