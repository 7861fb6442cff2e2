package pgsvc.reconcile;

import java.util.List;
import pgsvc.apply.running.OldWorker;
import pgsvc.target.TargetException;

/// Hears of the workers that reloads left behind.
public interface SweepListener {

    /// These are all that are there. Heard at each look.
    void looked(List<OldWorker> all);

    /// One that is there, when something about it is new.
    void oldWorker(OldWorker worker);

    /// Sessions stay with old workers, since these cannot be asked for. Heard once, until they can.
    void cannotSweep(TargetException why);
}
