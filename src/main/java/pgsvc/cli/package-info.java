/// The commands: what the user types, and what it exits with. Computes through `pipeline`, speaks through
/// `cli.view`. May
/// import everything.
@NullMarked
package pgsvc.cli;

import org.jspecify.annotations.NullMarked;
