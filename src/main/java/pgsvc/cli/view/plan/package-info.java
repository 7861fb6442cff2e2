/// Plans and what came of them, as text and JSON.
@NullMarked
package pgsvc.cli.view.plan;

import org.jspecify.annotations.NullMarked;
