/// Saved plans as JSON, written and read back.
@NullMarked
package pgsvc.cli.view.saved;

import org.jspecify.annotations.NullMarked;
