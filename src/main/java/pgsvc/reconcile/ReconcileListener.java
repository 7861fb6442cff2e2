package pgsvc.reconcile;

import java.util.List;
import pgsvc.apply.Generation;
import pgsvc.apply.Outcome;
import pgsvc.diagnostic.Diagnostic;
import pgsvc.plan.Drift;
import pgsvc.plan.Guard;
import pgsvc.resolve.Resolution;
import pgsvc.target.TargetException;

/// Hears what keeping a node comes to. What stays the same is told once. Called by one thread.
public interface ReconcileListener {

    /// The node serves this now: the inventory under whoever leads.
    void serves(Resolution resolution);

    /// What an apply that was cut off left behind is taken back.
    ///
    /// @param what a sentence without its full stop
    void undone(String what);

    /// Something is waited for.
    ///
    /// @param what a sentence without its full stop
    void waits(String what);

    /// Something was applied, or was to be.
    ///
    /// @param why what it was for
    void applied(String why, Outcome outcome);

    /// A plan refuses itself, and waits for a person.
    void refused(String why, Guard guard);

    /// The node does not let itself be looked at or changed; it is tried again.
    void failed(TargetException why);

    /// The inventory has errors under whoever leads, though it has none as declared. All stays as it was.
    void wrong(List<Diagnostic> errors);

    /// A person lets nothing be applied.
    void paused(String reason);

    /// That is over.
    void resumed();

    /// Somebody changed a file that pgsvc wrote.
    ///
    /// @param repaired whether it is about to be put back
    void changed(String file, boolean repaired);

    /// A file that was changed is as it should be again, and not by this.
    void changedBack(String file);

    /// Somebody changes a file again and again: it is not touched any more.
    void left(String file);

    /// Something runs otherwise than the files say, and pgsvc did not set it.
    void drifted(Drift drift);

    /// Somebody applied or rolled back here with pgsvc.
    ///
    /// @param differs whether the node is now otherwise than the inventory says
    void appliedByHand(Generation generation, boolean differs);
}
