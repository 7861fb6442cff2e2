/// Live clusters as text and JSON.
@NullMarked
package pgsvc.cli.view.topology;

import org.jspecify.annotations.NullMarked;
