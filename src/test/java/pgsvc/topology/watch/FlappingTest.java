package pgsvc.topology.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import pgsvc.topology.Answer;
import pgsvc.topology.ApiAddress;
import pgsvc.topology.LiveCluster;
import pgsvc.topology.MemberStatus;
import pgsvc.topology.ObservedMember;
import pgsvc.topology.TopologySnapshot;
import pgsvc.topology.TopologySource;

/// A day in the life of a cluster, with a clock that a test turns: the same steps that the watcher's threads take.
class FlappingTest {
    private static final Instant START = Instant.parse("2026-11-25T00:00:00Z");
    private static final Duration DAY = Duration.ofHours(24);
    private static final PollPlan PLAN = PollPlan.every(Duration.ofMillis(100), List.of());

    private Instant now = START;
    private final InstantSource clock = () -> now;
    private final Board board =
            new Board(Optional.of("pg-test"), List.of(Members.seed(1), Members.seed(2), Members.seed(3)), clock);
    private int questions;

    /// What a member answers at a time.
    private interface Truth {
        Answer<MemberStatus> at(int number, Instant now);
    }

    /// What happens after each question.
    private interface Look {
        void at(Instant now, TopologySnapshot snapshot);
    }

    private void live(Truth truth, Duration length, Look look) {
        record Turn(Instant at, MemberPoll poll) {}
        PriorityQueue<Turn> turns = new PriorityQueue<>(Comparator.comparing(Turn::at));
        for (int number = 1; number <= 3; number++) {
            turns.add(new Turn(START, poll(number, truth)));
        }
        while (turns.peek().at().isBefore(START.plus(length))) {
            Turn turn = turns.remove();
            now = turn.at();
            Duration pause = turn.poll().step();
            look.at(now, board.latest());
            turns.add(new Turn(now.plus(pause), turn.poll()));
        }
    }

    private MemberPoll poll(int number, Truth truth) {
        ApiAddress address = Members.address(number);
        TopologySource source = new TopologySource() {
            @Override
            public Answer<MemberStatus> status() {
                questions++;
                return truth.at(number, now);
            }

            @Override
            public Answer<Integer> check(String path) {
                questions++;
                return Members.passesPrimary(truth.at(number, now));
            }

            @Override
            public Answer<LiveCluster> cluster() {
                return Members.silent();
            }

            @Override
            public void close() {}
        };
        return new MemberPoll(address, source, PLAN, board, clock);
    }

    private static Answer<MemberStatus> leads(boolean leads) {
        return new Answer.Given<>(leads ? Members.primary() : Members.replica());
    }

    private static long seconds(Instant now) {
        return Duration.between(START, now).toSeconds();
    }

    @Test
    void aQuietDayCostsNineQuestionsASecondAndChangesNothing() {
        List<Instant> changes = new ArrayList<>();
        TopologySnapshot[] before = {board.latest()};
        live((number, _) -> leads(number == 1), DAY, (at, snapshot) -> {
            if (!snapshot.saysTheSameAs(before[0])) {
                changes.add(at);
            }
            before[0] = snapshot;
        });

        assertThat(changes).hasSize(3).allMatch(at -> at.equals(START));
        assertThat(questions / (double) DAY.toSeconds()).isBetween(8.9, 9.1);
    }

    @Test
    void aLeadershipThatFlapsAllDayReachesTheFilesAFewTimesAnHour() {
        Settling<Optional<String>> forFiles = new Settling<>(Duration.ofSeconds(5));
        List<Optional<String>> files = new ArrayList<>();
        live((number, at) -> leads(number == 1 + seconds(at) / 20 % 2), DAY, (at, snapshot) -> {
            forFiles.offer(snapshot.leader().map(ObservedMember::name), at);
            Optional<String> settled = forFiles.settled(at).orElse(Optional.empty());
            if (files.isEmpty() || !files.getLast().equals(settled)) {
                files.add(settled);
            }
        });

        assertThat(files).hasSizeBetween(2, 24 * 4).doesNotContain(Optional.of("pg-test-3"));
    }

    @Test
    void aMemberThatComesAndGoesAllDayIsNeverTakenForGone() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        TreeMap<Long, Boolean> up = new TreeMap<>();
        for (long second = 0; second < DAY.toSeconds(); second += 1 + random.nextInt(120)) {
            up.put(second, random.nextBoolean());
        }
        List<TopologySnapshot> wrong = new ArrayList<>();
        live(
                (number, at) ->
                        number == 3 && !up.floorEntry(seconds(at)).getValue() ? Members.silent() : leads(number == 1),
                DAY,
                (_, snapshot) -> {
                    if (snapshot.members().size() != 3 || snapshot.claims().size() > 1) {
                        wrong.add(snapshot);
                    }
                });

        assertThat(wrong).as("seed %d", seed).isEmpty();
    }

    @Test
    void theNewLeaderIsSeenAlsoByOneThatNobodyWakes() {
        Instant end = START.plusSeconds(3600).plusMillis(333);
        Instant begin = end.plusMillis(200);
        List<Instant> seen = new ArrayList<>();
        live(
                (number, at) -> leads(number == 1 ? at.isBefore(end) : number == 2 && !at.isBefore(begin)),
                Duration.ofSeconds(3700),
                (at, snapshot) -> {
                    if (seen.isEmpty()
                            && snapshot.leader().map(ObservedMember::name).equals(Optional.of("pg-test-2"))) {
                        seen.add(at);
                    }
                });

        // Without the threads nobody lists and wakes it: it is asked half a second later at most.
        assertThat(seen).singleElement().satisfies(at -> assertThat(at).isBetween(begin, begin.plusMillis(500)));
    }

    @Test
    void aSilentMemberIsAskedLessAndLessAndAtOnceAgainWhenItAnswers() {
        List<Duration> pauses = new ArrayList<>();
        for (int failures = 1; failures <= 8; failures++) {
            pauses.add(PLAN.afterFailures(failures));
        }

        assertThat(pauses)
                .extracting(Duration::toMillis)
                .containsExactly(100L, 100L, 100L, 200L, 400L, 800L, 1000L, 1000L);
        assertThat(PLAN.afterFailures(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(1));
    }
}
