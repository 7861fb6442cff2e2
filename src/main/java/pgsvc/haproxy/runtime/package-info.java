/// What a running HAProxy says of itself: its answers on its sockets, and the remarks that it prints.
@NullMarked
package pgsvc.haproxy.runtime;

import org.jspecify.annotations.NullMarked;
