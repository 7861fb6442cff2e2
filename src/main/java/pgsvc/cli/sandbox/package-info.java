/// The commands of `pgsvc sandbox`.
@NullMarked
package pgsvc.cli.sandbox;

import org.jspecify.annotations.NullMarked;
