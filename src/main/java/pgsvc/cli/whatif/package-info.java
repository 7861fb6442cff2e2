/// `pgsvc simulate`.
@NullMarked
package pgsvc.cli.whatif;

import org.jspecify.annotations.NullMarked;
