/// Which members a selector selects, and why.
@NullMarked
package pgsvc.resolve.selection;

import org.jspecify.annotations.NullMarked;
