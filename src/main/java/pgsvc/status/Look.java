package pgsvc.status;

import java.util.List;
import java.util.Optional;
import pgsvc.apply.running.OldWorker;
import pgsvc.observe.Observation;
import pgsvc.observe.Running;
import pgsvc.plan.Plan;

/// What a look at one load balancer's node came to.
public sealed interface Look {

    /// The HAProxy that was seen to run.
    default Optional<Running> running() {
        return switch (this) {
            case Seen seen -> seen.observed().running();
            case Unreachable _ -> Optional.empty();
        };
    }

    /// It was looked at.
    ///
    /// @param plan what an apply would do there
    /// @param oldWorkers that reloads left behind
    /// @param remarks what it does not tell, in clauses
    record Seen(Observation observed, Plan plan, List<OldWorker> oldWorkers, List<String> remarks) implements Look {
        public Seen {
            oldWorkers = List.copyOf(oldWorkers);
            remarks = List.copyOf(remarks);
        }
    }

    /// Nothing is known of it.
    ///
    /// @param why a clause
    /// @param mend an imperative sentence
    record Unreachable(String why, String mend) implements Look {}
}
