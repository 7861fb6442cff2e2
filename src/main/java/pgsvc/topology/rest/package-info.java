/// HTTP to one REST API, as little of it as Patroni speaks: whole requests and answers within limits of time and
/// size, over plain sockets (docs/design/patroni-over-sockets.md tells why).
@NullMarked
package pgsvc.topology.rest;

import org.jspecify.annotations.NullMarked;
