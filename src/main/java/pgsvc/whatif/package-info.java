/// Knowing before: which servers serve each service under each possible leader and each loss of instances, from
/// the inventory alone. May import `resolve`, `model`, `haproxy`, `diagnostic`. No I/O, no clock.
@NullMarked
package pgsvc.whatif;

import org.jspecify.annotations.NullMarked;
