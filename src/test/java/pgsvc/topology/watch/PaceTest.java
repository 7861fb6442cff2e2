package pgsvc.topology.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pgsvc.topology.Answer;
import pgsvc.topology.LiveCluster;
import pgsvc.topology.MemberStatus;
import pgsvc.topology.TopologySource;

class PaceTest {
    private static final PollPlan PLAN =
            PollPlan.every(Duration.ofMillis(200), List.of()).withEager(Duration.ofMillis(100));

    private Instant now = Instant.EPOCH;
    private MemberStatus first = Members.replica();
    private final Board board = new Board(Optional.of("pg-test"), List.of(Members.seed(1), Members.seed(2)), () -> now);
    private final MemberPoll leader = poll(1, () -> new Answer.Given<>(first));
    private final MemberPoll replica = poll(2, () -> new Answer.Given<>(Members.replica()));

    /// What a member says of itself.
    private interface Says {
        Answer<MemberStatus> status();
    }

    private MemberPoll poll(int number, Says says) {
        TopologySource source = new TopologySource() {
            @Override
            public Answer<MemberStatus> status() {
                return says.status();
            }

            @Override
            public Answer<Integer> check(String path) {
                return Members.silent();
            }

            @Override
            public Answer<LiveCluster> cluster() {
                return Members.silent();
            }

            @Override
            public void close() {}
        };
        return new MemberPoll(Members.address(number), source, PLAN, board, () -> now);
    }

    private String paces() {
        return leader.step().toMillis() + " " + replica.step().toMillis();
    }

    @Test
    void allAreAskedEagerlyWhileNobodyLeadsThenAllOftenAndInCalmOnlyTheLeader() {
        assertThat(paces()).isEqualTo("100 100");
        first = Members.primary();
        assertThat(paces()).isEqualTo("200 200");
        now = now.plus(PollPlan.CALM_AFTER);
        assertThat(paces()).isEqualTo("200 1000");
        first = Members.replica();
        assertThat(paces()).isEqualTo("100 100");
    }

    @Test
    void aClusterThatLiesStillWithoutALeaderIsNotAskedEagerlyForEver() {
        assertThat(paces()).isEqualTo("100 100");
        now = now.plus(PollPlan.ORPHANED_FOR);
        assertThat(paces()).isEqualTo("200 200");
    }
}
