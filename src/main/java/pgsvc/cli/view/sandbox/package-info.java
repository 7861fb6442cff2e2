/// What the commands of `pgsvc sandbox` show.
@NullMarked
package pgsvc.cli.view.sandbox;

import org.jspecify.annotations.NullMarked;
