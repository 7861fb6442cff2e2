/// The training run of the cache with which the launcher starts pgsvc.
@NullMarked
package pgsvc.cli.rehearsal;

import org.jspecify.annotations.NullMarked;
