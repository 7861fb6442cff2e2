package pgsvc.reconcile;

import java.util.List;
import pgsvc.apply.Outcome;
import pgsvc.plan.Guard;
import pgsvc.target.TargetException;

/// What came of trying to bring a node to where it should be.
sealed interface Attempt {

    /// It was tried.
    ///
    /// @param files those that the plan changed
    /// @param reloaded whether HAProxy was reloaded, or may have been
    record Done(Outcome outcome, List<String> files, boolean reloaded) implements Attempt {
        public Done {
            files = List.copyOf(files);
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
