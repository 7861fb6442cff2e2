/// The HAProxy program: found, asked about a configuration, run as a child, spoken to through its sockets. May
/// import `diagnostic`.
@NullMarked
package pgsvc.run.process;

import org.jspecify.annotations.NullMarked;
