package pgsvc.reconcile;

import java.util.Optional;
import java.util.Set;
import pgsvc.apply.ByHand;
import pgsvc.apply.Generation;
import pgsvc.apply.History;
import pgsvc.apply.Pause;
import pgsvc.observe.Observation;
import pgsvc.observe.Observer;
import pgsvc.observe.Site;
import pgsvc.target.Target;
import pgsvc.target.TargetException;

/// Looks at the node without its lock, and changes nothing of its services.
record Looking(KeptNode node) {

    /// What is there.
    ///
    /// @param pause why nothing is to be applied
    /// @param newest what was applied last
    /// @param byHand what was set at run time with pgsvc
    record Seen(Optional<String> pause, Optional<Generation> newest, Set<String> byHand, Observation observed) {}

    /// Looks.
    ///
    /// @return nothing while an apply is under way: what is there then is half of something
    Optional<Seen> look() throws TargetException {
        try (Target target = node.open()) {
            Site site = node.site(target);
            History history = new History(target, site);
            Optional<String> pause = new Pause(target, site).reason();
            Set<String> byHand = new ByHand(target, site).all();
            Observation observed = Observer.observe(target, site);
            Optional<Generation> newest = history.newestApplied();
            return history.isUnderWay() ? Optional.empty() : Optional.of(new Seen(pause, newest, byHand, observed));
        }
    }
}
