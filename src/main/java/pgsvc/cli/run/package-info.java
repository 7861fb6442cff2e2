/// The command that runs HAProxy as its child.
@NullMarked
package pgsvc.cli.run;

import org.jspecify.annotations.NullMarked;
