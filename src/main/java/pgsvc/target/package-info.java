/// The port to a node that pgsvc writes to: files, commands, sockets and a lock; nothing of HAProxy.
@NullMarked
package pgsvc.target;

import org.jspecify.annotations.NullMarked;
