/// What is so now: which servers serve each service at each load balancer, what keeps the others out, and where
/// nodes are not what they should be. May import `resolve`, `model`, `haproxy`, `topology`, `observe`, `plan`,
/// `apply`. No I/O, no clock: the looks are taken by `cli.status`.
@NullMarked
package pgsvc.status;

import org.jspecify.annotations.NullMarked;
