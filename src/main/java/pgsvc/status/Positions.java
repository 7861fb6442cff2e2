package pgsvc.status;

import java.util.Optional;
import pgsvc.model.Cluster;
import pgsvc.resolve.check.Position;
import pgsvc.topology.LiveMember;
import pgsvc.topology.MemberStatus;
import pgsvc.topology.ObservedMember;
import pgsvc.topology.TopologySnapshot;

/// What each member is in its live cluster.
record Positions(Cluster cluster, TopologySnapshot live) {

    /// A member's position; nothing where nobody tells it.
    Optional<Position> of(String member) {
        Optional<ObservedMember> observed = live.member(member);
        boolean leads = observed.isPresent() && live.leader().equals(observed);
        return observed.flatMap(Positions::role).map(role -> Position.of(leads, isStandby(role)));
    }

    private boolean isStandby(String role) {
        return role.equals("standby_leader") || !role.equals("leader") && !isPrimary(role) && cluster.isStandby();
    }

    private static boolean isPrimary(String role) {
        return role.equals("primary") || role.equals("master");
    }

    private static Optional<String> role(ObservedMember member) {
        return member.status()
                .filter(_ -> member.isAnswering())
                .map(MemberStatus::role)
                .or(() -> member.listed().map(LiveMember::role));
    }
}
