/// What is so now, as text and JSON.
@NullMarked
package pgsvc.cli.view.status;

import org.jspecify.annotations.NullMarked;
