/// What becomes of one file, and the least disruptive way in which that comes into force. May import `observe`,
/// `haproxy`.
@NullMarked
package pgsvc.plan.change;

import org.jspecify.annotations.NullMarked;
