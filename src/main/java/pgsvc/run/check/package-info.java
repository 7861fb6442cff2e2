/// The rendered files of every node as the real HAProxy sees them. May import `run.process`, `pipeline`,
/// `render`, `resolve`, `model`, `diagnostic`.
@NullMarked
package pgsvc.run.check;

import org.jspecify.annotations.NullMarked;
