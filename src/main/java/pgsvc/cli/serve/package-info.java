/// The page: what it shows, and who looks for it.
@NullMarked
package pgsvc.cli.serve;

import org.jspecify.annotations.NullMarked;
