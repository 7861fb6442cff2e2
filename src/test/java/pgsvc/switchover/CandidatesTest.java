package pgsvc.switchover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pgsvc.topology.ApiAddress;
import pgsvc.topology.LiveCluster;
import pgsvc.topology.LiveMember;
import pgsvc.topology.MemberStatus;
import pgsvc.topology.ObservedMember;
import pgsvc.topology.Silence;
import pgsvc.topology.SourceState;
import pgsvc.topology.TopologySnapshot;

class CandidatesTest {
    private static final Instant NOW = Instant.EPOCH;
    private static final long MAX_LAG = 16 << 20;
    private static final LiveMember LEADER = member("pg-test-1", "leader", "running", 3, OptionalLong.empty());
    private static final LiveMember NEAR = member("pg-test-2", "replica", "streaming", 3, OptionalLong.of(100));
    private static final LiveMember AT_ONCE = member("pg-test-3", "replica", "streaming", 3, OptionalLong.of(0));

    private static LiveMember member(String name, String role, String state, long timeline, OptionalLong lag) {
        return new LiveMember(
                name, role, state, "10.0.0.1", 5432, Optional.empty(), OptionalLong.of(timeline), lag, Map.of());
    }

    private static LiveMember tagged(LiveMember member, String tag) {
        return new LiveMember(
                member.name(),
                member.role(),
                member.state(),
                member.host(),
                member.port(),
                member.api(),
                member.timeline(),
                member.lag(),
                Map.of(tag, "true"));
    }

    private static Readiness choose(Optional<String> wanted, boolean paused, Set<String> silent, LiveMember... listed) {
        List<ObservedMember> members = new ArrayList<>();
        for (LiveMember member : listed) {
            boolean leads = member.isLeader();
            SourceState source = silent.contains(member.name())
                    ? new SourceState.Silent(
                            NOW, Optional.empty(), new Silence(Silence.Kind.REFUSED, "refuses the connection"))
                    : new SourceState.Answering(NOW);
            members.add(new ObservedMember(
                    new ApiAddress(false, member.name(), 8008),
                    Optional.of(member.name()),
                    Optional.of(member),
                    Optional.of(new MemberStatus(
                            leads,
                            leads ? "primary" : "replica",
                            member.state(),
                            member.timeline(),
                            Optional.of("pg-test"),
                            Optional.of(member.name()),
                            Optional.empty(),
                            Map.of())),
                    Map.of(),
                    source));
        }
        TopologySnapshot live = new TopologySnapshot(
                NOW,
                Optional.of("pg-test"),
                Optional.of(new TopologySnapshot.Listing(new LiveCluster(List.of(listed), paused), NOW)),
                members);
        return new Candidates("pg-test", live, Set.of("pg-test-1", "pg-test-2", "pg-test-3"), MAX_LAG).choose(wanted);
    }

    private static Readiness choose(Optional<String> wanted, LiveMember... listed) {
        return choose(wanted, false, Set.of(), listed);
    }

    private static Readiness refused(String... reasons) {
        return new Readiness.Refused(List.of(reasons));
    }

    @Test
    void whoIsNamedIsTaken() {
        assertThat(choose(Optional.of("pg-test-2"), LEADER, NEAR, AT_ONCE))
                .isEqualTo(new Readiness.Ready(LEADER, NEAR));
    }

    @Test
    void whoIsLeastBehindIsTakenUnlessAnotherIsSynchronous() {
        assertThat(choose(Optional.empty(), LEADER, NEAR, AT_ONCE)).isEqualTo(new Readiness.Ready(LEADER, AT_ONCE));

        LiveMember synchronous = member("pg-test-2", "sync_standby", "streaming", 3, OptionalLong.of(100));
        assertThat(choose(Optional.empty(), LEADER, synchronous, AT_ONCE))
                .isEqualTo(new Readiness.Ready(LEADER, synchronous));
        assertThat(choose(Optional.empty(), LEADER, NEAR, tagged(AT_ONCE, "nofailover")))
                .isEqualTo(new Readiness.Ready(LEADER, NEAR));
    }

    @Test
    void whoLeadsAlreadyNeedNotBeAskedFor() {
        assertThat(choose(Optional.of("pg-test-1"), LEADER, NEAR)).isEqualTo(new Readiness.Done(LEADER));
    }

    @Test
    void eachReasonAgainstACandidateIsToldWithWhatToDo() {
        Optional<String> second = Optional.of("pg-test-2");
        assertThat(choose(second, LEADER, tagged(NEAR, "nofailover")))
                .isEqualTo(refused("pg-test-2 has Patroni's tag nofailover: it is not to lead."));
        assertThat(choose(second, LEADER, member("pg-test-2", "replica", "stopped", 3, OptionalLong.empty())))
                .isEqualTo(refused("pg-test-2 does not follow pg-test-1: it is stopped on timeline 3. "
                        + "See Patroni's log there."));
        assertThat(choose(second, LEADER, member("pg-test-2", "replica", "running", 2, OptionalLong.of(0))))
                .isEqualTo(refused("pg-test-2 does not follow pg-test-1: it is running on timeline 2. "
                        + "See Patroni's log there."));
        assertThat(choose(second, LEADER, member("pg-test-2", "replica", "streaming", 3, OptionalLong.empty())))
                .isEqualTo(refused("Patroni does not know how far pg-test-2 is behind. Wait until it does."));
        assertThat(choose(second, LEADER, member("pg-test-2", "replica", "streaming", 3, OptionalLong.of(MAX_LAG + 1))))
                .isEqualTo(refused("pg-test-2 is 17 MB behind, more than 16 MB: writes would wait for it. "
                        + "Wait until it has caught up, or allow more with --max-lag."));
        assertThat(choose(second, false, Set.of("pg-test-2"), LEADER, NEAR))
                .isEqualTo(refused("pg-test-2's Patroni does not answer: see `pgsvc topology pg-test`."));
        assertThat(choose(Optional.of("pg-test-9"), LEADER, NEAR))
                .isEqualTo(refused("pg-test has no member pg-test-9. Its members are pg-test-1, pg-test-2."));
        LiveMember undeclared = member("pg-test-4", "replica", "streaming", 3, OptionalLong.of(0));
        assertThat(choose(Optional.of("pg-test-4"), LEADER, undeclared))
                .isEqualTo(refused("pg-test-4 is not in the inventory: no service would have it as a server. "
                        + "Add it, and apply."));
    }

    @Test
    void aClusterThatIsPausedOrHasNoLeaderHandsNothingOver() {
        assertThat(choose(Optional.of("pg-test-2"), true, Set.of(), LEADER, NEAR))
                .isEqualTo(refused(
                        "Patroni is paused for pg-test, and promotes nobody. End that: patronictl resume pg-test."));
        assertThat(choose(Optional.empty(), NEAR, AT_ONCE))
                .isEqualTo(refused("Nobody leads pg-test, so that nobody can hand over. Wait for Patroni's failover, "
                        + "or see `pgsvc topology pg-test`."));
        assertThat(choose(Optional.empty(), LEADER)).isEqualTo(refused("pg-test has no member but its leader."));
    }

    @Test
    void bytesAreReadAsPostgresWritesThem() {
        assertThat(ByteCount.parse("16MB")).hasValue(MAX_LAG);
        assertThat(ByteCount.parse("16 mb")).hasValue(MAX_LAG);
        assertThat(ByteCount.parse("0")).hasValue(0);
        assertThat(ByteCount.parse("16 apples")).isEmpty();
        assertThat(ByteCount.parse("-1")).isEmpty();
        assertThat(ByteCount.parse("999999999999TB")).isEmpty();
        assertThat(List.of(0L, 1L, 9_999L, 10_240L, MAX_LAG, MAX_LAG + 1).stream()
                        .map(ByteCount::told)
                        .toList())
                .containsExactly("0 bytes", "1 byte", "9999 bytes", "10 kB", "16 MB", "17 MB");
    }
}
