package pgsvc.topology.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
    private MemberStatus second = Members.replica();
    private final Board board = new Board(Optional.of("pg-test"), List.of(Members.seed(1), Members.seed(2)), () -> now);
    private final MemberPoll leader = poll(1, () -> new Answer.Given<>(first));
    private final MemberPoll replica = poll(2, () -> new Answer.Given<>(second));

    /// What a member says of itself.
    private interface Says {
        Answer<MemberStatus> status();
    }

    private MemberPoll poll(int number, Says says) {
        return poll(number, new ArrayList<>(), says);
    }

    private MemberPoll poll(int number, List<String> questions, Says says) {
        TopologySource source = new TopologySource() {
            @Override
            public Answer<MemberStatus> status() {
                questions.add("in full");
                return says.status();
            }

            @Override
            public Answer<Integer> check(String path) {
                questions.add(path);
                return Members.passesPrimary(says.status());
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
    void onlyTheLeaderIsAskedOftenAndWhileNobodyLeadsOnlyTheOneThatPatroniLists() {
        assertThat(paces()).isEqualTo("1000 1000");
        first = Members.primary();
        assertThat(paces()).isEqualTo("200 1000");
        first = Members.replica();
        assertThat(paces()).isEqualTo("1000 1000");
        board.listed(Members.cluster(Members.listed(1, "replica"), Members.listed(2, "leader")));
        assertThat(paces()).isEqualTo("1000 100");
    }

    @Test
    void theLeaderOfAStandbyClusterIsOne() {
        first = Members.status(false, "standby_leader");
        assertThat(paces()).isEqualTo("200 1000");
        assertThat(board.isBetweenLeaders()).isFalse();
    }

    @Test
    void oneThatIsOnItsWayIsAskedOftenUntilNothingHasChangedForAWhile() {
        second = Members.replica("starting");
        first = Members.primary();
        assertThat(paces()).isEqualTo("200 200");
        now = now.plus(PollPlan.CALM_AFTER);
        assertThat(paces()).isEqualTo("400 1000");
        second = Members.replica();
        assertThat(paces())
                .as("the change of the second is seen after the first was asked")
                .isEqualTo("400 1000");
        assertThat(paces()).isEqualTo("200 1000");
    }

    @Test
    void theListIsAskedForMostOftenBetweenTheFormerLeadersEndAndTheNextOnesBeginning() {
        assertThat(board.lacksLeader()).as("nobody is known yet").isTrue();
        first = Members.primary();
        paces();
        board.listed(Members.cluster(Members.listed(1, "leader"), Members.listed(2, "replica")));
        assertThat(board.lacksLeader()).as("the first leads").isFalse();
        first = Members.replica("stopping");
        assertThat(paces()).as("it still is on the list").isEqualTo("200 1000");
        assertThat(board.lacksLeader()).isFalse();
        board.listed(Members.cluster(Members.listed(1, "replica"), Members.listed(2, "replica")));
        assertThat(board.lacksLeader()).isTrue();
        board.listed(Members.cluster(Members.listed(1, "replica"), Members.listed(2, "leader")));
        assertThat(board.lacksLeader()).as("the second is to lead").isFalse();
        assertThat(paces()).isEqualTo("200 100");
    }

    @Test
    void aClusterThatLiesStillWithoutALeaderIsNotAskedEagerlyForEver() {
        assertThat(paces()).isEqualTo("1000 1000");
        board.listed(Members.cluster(Members.listed(1, "replica"), Members.listed(2, "leader")));
        assertThat(board.isBetweenLeaders()).isTrue();
        now = now.plus(PollPlan.ORPHANED_FOR);
        assertThat(board.isBetweenLeaders()).isFalse();
        assertThat(paces()).isEqualTo("1000 1000");
    }

    @Test
    void whileNobodyLeadsTheFormerLeaderIsAskedForTheListElseOneAfterTheOther() {
        paces();
        assertThat(board.informants()).containsExactly(Members.address(1), Members.address(2));
        assertThat(board.informants()).containsExactly(Members.address(2), Members.address(1));
        first = Members.primary();
        paces();
        first = Members.replica("stopping");
        paces();
        assertThat(board.informants()).first().isEqualTo(Members.address(1));
        assertThat(board.informants()).first().isEqualTo(Members.address(1));
    }

    @Test
    void aLeaderIsAskedInShortBetweenTwoFullAnswersAndInFullWhenItLeadsNoMore() {
        first = Members.primary();
        List<String> questions = new ArrayList<>();
        MemberPoll asked = poll(1, questions, () -> new Answer.Given<>(first));
        for (int turn = 0; turn < 6; turn++) {
            asked.step();
            now = now.plusMillis(200);
        }
        assertThat(questions).containsExactly("in full", "/primary", "/primary", "/primary", "/primary", "in full");
        first = Members.replica();
        asked.step();
        assertThat(questions).endsWith("/primary", "in full");
        assertThat(board.leads(Members.address(1))).isFalse();
    }

    @Test
    void aLeaderThatFallsSilentIsNotAskedTwice() {
        first = Members.primary();
        List<String> questions = new ArrayList<>();
        boolean[] silent = {false};
        MemberPoll asked = poll(1, questions, () -> silent[0] ? Members.silent() : new Answer.Given<>(first));
        asked.step();
        silent[0] = true;
        asked.step();
        assertThat(questions).containsExactly("in full", "/primary");
        assertThat(board.leads(Members.address(1))).isFalse();
        asked.step();
        assertThat(questions).endsWith("in full");
    }
}
