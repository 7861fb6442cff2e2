/// Nodes where perl is, as on every Debian: one process there does what would take a shell one for each step.
@NullMarked
package pgsvc.target.perl;

import org.jspecify.annotations.NullMarked;
