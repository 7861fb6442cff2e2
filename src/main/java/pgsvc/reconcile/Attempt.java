package pgsvc.reconcile;

import java.util.List;
import pgsvc.apply.Outcome;
import pgsvc.plan.Guard;
import pgsvc.plan.Plan;
import pgsvc.plan.change.Change;
import pgsvc.target.TargetException;

/// What came of trying to bring a node to where it should be.
public sealed interface Attempt {

    /// It was tried.
    ///
    /// @param plan what was to be done
    /// @param reloaded whether HAProxy was reloaded, or may have been
    record Done(Outcome outcome, Plan plan, boolean reloaded) implements Attempt {

        /// Those that the plan changes.
        public List<String> files() {
            return plan.changes().stream().map(Change::file).toList();
        }
    }

    /// A person lets nothing be applied.
    record Paused(String reason) implements Attempt {}

    /// The plan refuses itself.
    record Refused(Guard guard) implements Attempt {}

    /// It takes a reload, and the last one is not long ago.
    record TooSoon(String reason) implements Attempt {}

    /// The node does not let itself be looked at, or refuses.
    record Failed(TargetException why) implements Attempt {}
}
