/// The HAProxies of a sandbox, a master and its worker on each node, with what pgsvc makes of the sandbox's inventory.
@NullMarked
package pgsvc.sandbox.balancer;

import org.jspecify.annotations.NullMarked;
