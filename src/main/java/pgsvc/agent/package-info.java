/// What runs on a node beside its HAProxy: wiring, threads and the socket.
@NullMarked
package pgsvc.agent;

import org.jspecify.annotations.NullMarked;
