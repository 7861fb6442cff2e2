/// Completion scripts for shells, made from the specification of the commands. May import picocli alone.
@NullMarked
package pgsvc.cli.completion;

import org.jspecify.annotations.NullMarked;
