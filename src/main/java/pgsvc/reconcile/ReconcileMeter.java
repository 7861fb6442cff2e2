package pgsvc.reconcile;

import java.time.Duration;
import java.util.Set;
import pgsvc.plan.Plan;

/// Hears figures of keeping a node each time, where a [ReconcileListener] hears only what is new. Called by one thread.
public interface ReconcileMeter {

    /// An apply was tried.
    void tried(Attempt attempt, Duration took);

    /// The node was found, or brought, as the inventory says.
    ///
    /// @param left files that are left alone, which may be otherwise
    void settled(Set<String> left);

    /// The node was looked at.
    ///
    /// @param plan what an apply would do to files that are not left alone
    /// @param paused whether a person lets nothing be applied
    void looked(Plan plan, Set<String> left, boolean paused);

    /// It did not let itself be looked at.
    void lost();
}
