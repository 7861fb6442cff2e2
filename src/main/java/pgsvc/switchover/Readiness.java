package pgsvc.switchover;

import java.util.List;
import pgsvc.topology.LiveMember;

/// Whether a switchover may be asked for.
public sealed interface Readiness {

    /// It may.
    ///
    /// @param leader who hands over
    /// @param candidate who takes over
    record Ready(LiveMember leader, LiveMember candidate) implements Readiness {}

    /// Whom it would make the leader leads.
    record Done(LiveMember leader) implements Readiness {}

    /// It may not.
    ///
    /// @param reasons sentences, each with what to do
    record Refused(List<String> reasons) implements Readiness {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}
