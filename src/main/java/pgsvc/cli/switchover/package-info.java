/// `pgsvc switchover`: another leader, as planned.
@NullMarked
package pgsvc.cli.switchover;

import org.jspecify.annotations.NullMarked;
