/// The commands that read and write nodes: plan, apply, history, rollback.
@NullMarked
package pgsvc.cli.target;

import org.jspecify.annotations.NullMarked;
