package pgsvc.hint;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import pgsvc.topology.MemberStatus;
import pgsvc.topology.ObservedMember;
import pgsvc.topology.TopologySnapshot;

/// What may be said of servers: by what is known of the cluster, and by what a member says when it is asked.
///
/// @param snapshot what is known
record Judgement(TopologySnapshot snapshot) {

    /// What is to be expected of a server, for which its member is not asked yet; nothing of one that is silent, since
    /// that is no proof of anything, and nothing at all while several say that they are the primary.
    Optional<Health> expected(CheckedServer server) {
        return member(server)
                .filter(ObservedMember::isAnswering)
                .filter(_ -> snapshot.claims().size() <= 1)
                .flatMap(member -> member.status().flatMap(status -> by(server, member, status)));
    }

    /// What can be proven of a server: what its member is by its own words, its answer to the check, and what is known
    /// of the others say the same.
    Optional<Health> proven(CheckedServer server, Testimony testimony) {
        Optional<ObservedMember> member = member(server).filter(known -> !isRivalled(known, testimony.status()));
        return member.flatMap(known -> by(server, known, testimony.status()))
                .filter(health -> testimony.answer(server.check()).equals(Optional.of(health)));
    }

    private static Optional<Health> by(CheckedServer server, ObservedMember member, MemberStatus status) {
        return Standing.of(status, member.listed()).by(server.asks().asked());
    }

    private boolean isRivalled(ObservedMember member, MemberStatus now) {
        List<ObservedMember> others = snapshot.members().stream()
                .filter(other -> !other.address().equals(member.address()))
                .toList();
        long claims = others.stream().filter(ObservedMember::claimsPrimary).count();
        return now.isPrimary() ? claims > 0 || isBehind(now, others) : claims > 1;
    }

    /// A leader on an older timeline than another member's was one before that one's last promotion.
    private static boolean isBehind(MemberStatus leader, List<ObservedMember> others) {
        OptionalLong newest = others.stream()
                .flatMap(other -> other.status().stream())
                .flatMapToLong(status -> status.timeline().stream())
                .max();
        return newest.isPresent()
                && leader.timeline().isPresent()
                && leader.timeline().getAsLong() < newest.getAsLong();
    }

    /// By the address that the check asks.
    private Optional<ObservedMember> member(CheckedServer server) {
        return snapshot.members().stream()
                .filter(member -> member.address().equals(server.patroni()))
                .findFirst();
    }
}
