/// Rendered files on disk: one folder a node, all or nothing. May import `render`.
@NullMarked
package pgsvc.output;

import org.jspecify.annotations.NullMarked;
