/// Plans made and carried out on nodes, for commands and for the page.
@NullMarked
package pgsvc.cli.apply;

import org.jspecify.annotations.NullMarked;
