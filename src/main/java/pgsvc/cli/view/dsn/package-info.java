/// Connection strings for people and programs.
@NullMarked
package pgsvc.cli.view.dsn;

import org.jspecify.annotations.NullMarked;
