/// A planned switchover before it is asked for: who may take over, and what each service would lose by it. Values
/// alone.
@NullMarked
package pgsvc.switchover;

import org.jspecify.annotations.NullMarked;
