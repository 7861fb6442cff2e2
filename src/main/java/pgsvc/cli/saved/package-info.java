/// The file that a saved plan is kept in.
@NullMarked
package pgsvc.cli.saved;

import org.jspecify.annotations.NullMarked;
