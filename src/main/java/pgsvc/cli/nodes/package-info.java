/// Which nodes a command is about, how they are reached, and work on many of them at once.
@NullMarked
package pgsvc.cli.nodes;

import org.jspecify.annotations.NullMarked;
