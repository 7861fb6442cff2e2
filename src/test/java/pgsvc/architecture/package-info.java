/// Holds the code to ARCHITECTURE.md.
@NullMarked
package pgsvc.architecture;

import org.jspecify.annotations.NullMarked;
