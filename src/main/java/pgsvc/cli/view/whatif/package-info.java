/// Simulations as text and JSON.
@NullMarked
package pgsvc.cli.view.whatif;

import org.jspecify.annotations.NullMarked;
