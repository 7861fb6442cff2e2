/// HAProxy run as a child on this machine and kept equal to the inventory. May import `run.workload`,
/// `run.process`, `render`, `model`.
@NullMarked
package pgsvc.run;

import org.jspecify.annotations.NullMarked;
