/// The commands that look at live clusters: `topology`, `discover`.
@NullMarked
package pgsvc.cli.topology;

import org.jspecify.annotations.NullMarked;
