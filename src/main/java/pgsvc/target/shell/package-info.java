/// Nodes reached through a POSIX shell: this machine's own, or one at the other end of ssh. Nothing but `sh` and the
/// usual tools has to be there.
@NullMarked
package pgsvc.target.shell;

import org.jspecify.annotations.NullMarked;
