/// Holds pgsvc against the reference's real output, where that is at hand.
@NullMarked
package pgsvc.corpus;

import org.jspecify.annotations.NullMarked;
