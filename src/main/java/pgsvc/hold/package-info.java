/// New connections that wait for a moment instead of failing: a node's front ends take none while its leader
/// changes, for as long as a lease says that stands on the node, and that somebody there guards.
@NullMarked
package pgsvc.hold;

import org.jspecify.annotations.NullMarked;
