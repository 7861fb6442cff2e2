package pgsvc.switchover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import pgsvc.topology.LiveCluster;
import pgsvc.topology.LiveMember;
import pgsvc.topology.ObservedMember;
import pgsvc.topology.TopologySnapshot;

/// Who may lead a cluster next.
///
/// @param cluster its name
/// @param live what its members say
/// @param declared the names of its instances in the inventory, which alone are servers of its services
/// @param maxLag bytes that a candidate may be behind
public record Candidates(String cluster, TopologySnapshot live, Set<String> declared, long maxLag) {
    public Candidates {
        declared = Set.copyOf(declared);
    }

    /// Looks whether a member may take over.
    ///
    /// @param wanted its name; the best one is chosen when absent: a synchronous one, where there
    ///     is one, else the one that is least behind
    public Readiness choose(Optional<String> wanted) {
        Optional<LiveCluster> listed = live.cluster().map(TopologySnapshot.Listing::cluster);
        if (listed.isEmpty()) {
            return refused("No member of " + cluster + " lists it: see `pgsvc topology " + cluster + "`.");
        }
        Optional<LiveMember> leader = live.leader().flatMap(ObservedMember::listed);
        if (leader.isEmpty() || !leader.get().isLeader()) {
            return refused("Nobody leads " + cluster
                    + ", so that nobody can hand over. Wait for Patroni's failover, or see `pgsvc topology " + cluster
                    + "`.");
        }
        if (wanted.equals(leader.map(LiveMember::name))) {
            return new Readiness.Done(leader.get());
        }
        return choose(wanted, leader.get(), listed.get());
    }

    private Readiness choose(Optional<String> wanted, LiveMember leader, LiveCluster listed) {
        List<String> reasons = new ArrayList<>(againstAny(leader, listed));
        Optional<LiveMember> candidate = wanted.isPresent() ? listed.member(wanted.get()) : best(leader, listed);
        if (candidate.isPresent()) {
            reasons.addAll(against(candidate.get(), leader));
        } else {
            reasons.addAll(noCandidate(wanted, leader, listed));
        }
        return reasons.isEmpty()
                ? new Readiness.Ready(leader, candidate.orElseThrow())
                : new Readiness.Refused(reasons);
    }

    private List<String> againstAny(LiveMember leader, LiveCluster listed) {
        List<String> reasons = new ArrayList<>();
        if (listed.paused()) {
            reasons.add("Patroni is paused for " + cluster + ", and promotes nobody. End that: patronictl resume "
                    + cluster + ".");
        }
        if (leader.role().equals("standby_leader")) {
            reasons.add(cluster + " is a standby cluster, whose leader takes no writes. Use patronictl switchover.");
        }
        return reasons;
    }

    private List<String> noCandidate(Optional<String> wanted, LiveMember leader, LiveCluster listed) {
        if (wanted.isPresent()) {
            return List.of(cluster + " has no member " + wanted.get() + ". Its members are "
                    + String.join(
                            ", ",
                            listed.members().stream().map(LiveMember::name).toList()) + ".");
        }
        List<String> reasons = new ArrayList<>();
        others(leader, listed).forEach(member -> reasons.addAll(against(member, leader)));
        return reasons.isEmpty() ? List.of(cluster + " has no member but its leader.") : reasons;
    }

    private Optional<LiveMember> best(LiveMember leader, LiveCluster listed) {
        return others(leader, listed).stream()
                .filter(member -> against(member, leader).isEmpty())
                .min(Comparator.comparing((LiveMember member) -> !isSynchronous(member))
                        .thenComparing(member -> member.lag().orElse(Long.MAX_VALUE)));
    }

    private static List<LiveMember> others(LiveMember leader, LiveCluster listed) {
        return listed.members().stream()
                .filter(member -> !member.name().equals(leader.name()))
                .toList();
    }

    private static boolean isSynchronous(LiveMember member) {
        return member.role().equals("sync_standby") || member.role().equals("quorum_standby");
    }

    /// What speaks against a member. Of one that does not follow the lag says nothing.
    private List<String> against(LiveMember member, LiveMember leader) {
        String name = member.name();
        if (!declared.contains(name)) {
            return List.of(name + " is not in the inventory: no service would have it as a server. Add it, and apply.");
        }
        if (member.tags().getOrDefault("nofailover", "false").equalsIgnoreCase("true")) {
            return List.of(name + " has Patroni's tag nofailover: it is not to lead.");
        }
        if (live.member(name).filter(ObservedMember::isAnswering).isEmpty()) {
            return List.of(name + "'s Patroni does not answer: see `pgsvc topology " + cluster + "`.");
        }
        if (!member.isRunning() || isOlder(member.timeline(), leader.timeline())) {
            return List.of(name + " does not follow " + leader.name() + ": it is " + member.state() + timeline(member)
                    + ". See Patroni's log there.");
        }
        return againstLag(member);
    }

    private static boolean isOlder(OptionalLong timeline, OptionalLong than) {
        return timeline.isPresent() && than.isPresent() && timeline.getAsLong() < than.getAsLong();
    }

    private static String timeline(LiveMember member) {
        return member.timeline().isPresent()
                ? " on timeline " + member.timeline().getAsLong()
                : "";
    }

    private List<String> againstLag(LiveMember member) {
        if (member.lag().isEmpty()) {
            return List.of("Patroni does not know how far " + member.name() + " is behind. Wait until it does.");
        }
        long lag = member.lag().getAsLong();
        return lag <= maxLag
                ? List.of()
                : List.of(member.name() + " is " + ByteCount.told(lag) + " behind, more than "
                        + ByteCount.told(maxLag) + ": writes would wait for it. Wait until it has caught up, or allow "
                        + "more with --max-lag.");
    }

    private static Readiness refused(String reason) {
        return new Readiness.Refused(List.of(reason));
    }
}
