package pgsvc.topology.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static pgsvc.topology.watch.Members.cluster;
import static pgsvc.topology.watch.Members.listed;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pgsvc.concurrent.Waiting;
import pgsvc.topology.Answer;
import pgsvc.topology.ApiAddress;
import pgsvc.topology.LiveCluster;
import pgsvc.topology.MemberStatus;
import pgsvc.topology.ObservedMember;
import pgsvc.topology.TopologySnapshot;
import pgsvc.topology.TopologySource;

@Timeout(30)
class TopologyWatcherTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final PollPlan FAST = PollPlan.every(Duration.ofMillis(5), List.of("/read-only"));

    private final Map<ApiAddress, MemberStatus> statuses = new ConcurrentHashMap<>();
    private final Set<ApiAddress> opened = ConcurrentHashMap.newKeySet();
    private final List<TopologySnapshot> heard = new CopyOnWriteArrayList<>();
    private volatile LiveCluster cluster = cluster(listed(1, "leader"), listed(2, "replica"));

    /// Answers what the test says; one without a status waits until it is closed.
    private final class Source implements TopologySource {
        private final ApiAddress address;
        private final CountDownLatch closed = new CountDownLatch(1);

        private Source(ApiAddress address) {
            this.address = address;
            opened.add(address);
        }

        @Override
        public Answer<MemberStatus> status() {
            MemberStatus status = statuses.get(address);
            return status == null ? waitInVain() : new Answer.Given<>(status);
        }

        private Answer<MemberStatus> waitInVain() {
            try {
                closed.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return Members.silent();
        }

        @Override
        public Answer<Integer> check(String path) {
            return path.equals("/primary")
                    ? Members.passesPrimary(status())
                    : new Answer.Given<>(path.equals("/read-only") ? 200 : 404);
        }

        @Override
        public Answer<LiveCluster> cluster() {
            return new Answer.Given<>(cluster);
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    private TopologyWatcher watch() {
        return watch(FAST);
    }

    private TopologyWatcher watch(PollPlan plan) {
        return TopologyWatcher.start(
                Optional.of("pg-test"),
                List.of(Members.seed(1), Members.seed(2)),
                Source::new,
                plan,
                new SteadyClock(),
                heard::add);
    }

    private void await(Waiting.Condition<RuntimeException> condition) throws InterruptedException {
        assertThat(Waiting.until(condition, PATIENCE)).as("heard %s", heard).isTrue();
    }

    private boolean isLedBy(String name) {
        return !heard.isEmpty()
                && heard.getLast().leader().map(ObservedMember::name).equals(Optional.of(name));
    }

    @Test
    void aChangeOfLeadershipIsHeardThoughAMemberNeverAnswers() throws Exception {
        cluster = cluster(listed(1, "leader"), listed(2, "replica"), listed(3, "replica"));
        statuses.put(Members.address(1), Members.primary());
        statuses.put(Members.address(2), Members.replica());
        try (TopologyWatcher _ = watch()) {
            await(() -> isLedBy("pg-test-1"));

            statuses.put(Members.address(1), Members.replica());
            statuses.put(Members.address(2), Members.primary());

            await(() -> isLedBy("pg-test-2"));
            assertThat(opened).contains(Members.address(3));
        }
    }

    @Test
    void theNextLeaderIsAskedAtOnceWhenPatroniListsItHoweverSeldomOthersAreAsked() throws Exception {
        Duration soon = Duration.ofMillis(5);
        Duration late = Duration.ofHours(1);
        statuses.put(Members.address(1), Members.primary());
        statuses.put(Members.address(2), Members.replica());
        try (TopologyWatcher watcher = watch(new PollPlan(soon, soon, late, late, late, List.of()))) {
            await(() -> isLedBy("pg-test-1")
                    && watcher.latest()
                            .member("pg-test-2")
                            .filter(ObservedMember::isAnswering)
                            .isPresent());

            statuses.put(Members.address(1), Members.replica());
            statuses.put(Members.address(2), Members.primary());
            cluster = cluster(listed(1, "replica"), listed(2, "leader"));

            await(() -> isLedBy("pg-test-2") && watcher.latest().claims().size() == 1);
        }
    }

    @Test
    void aMemberThatIsAddedIsLearntAndOneThatIsTakenAwayForgotten() throws Exception {
        for (int number = 1; number <= 3; number++) {
            statuses.put(Members.address(number), number == 1 ? Members.primary() : Members.replica());
        }
        try (TopologyWatcher watcher = watch()) {
            await(() -> isLedBy("pg-test-1"));
            cluster = cluster(listed(1, "leader"), listed(2, "replica"), listed(3, "replica"));
            await(() -> watcher.latest()
                    .member("pg-test-3")
                    .filter(ObservedMember::isAnswering)
                    .isPresent());
            cluster = cluster(listed(1, "leader"), listed(2, "replica"));
            await(() -> watcher.latest().member("pg-test-3").isEmpty()
                    && heard.getLast().member("pg-test-3").isEmpty());

            assertThat(heard.getLast().members().stream()
                            .map(ObservedMember::name)
                            .collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder("pg-test-1", "pg-test-2");
        }
    }

    @Test
    void checkPathsAreAskedFor() throws Exception {
        statuses.put(Members.address(1), Members.primary());
        try (TopologyWatcher watcher = watch()) {
            await(() -> watcher.latest().members().getFirst().checks().equals(Map.of("/read-only", 200)));
        }
    }

    @Test
    void nothingIsHeardOnceItIsClosed() throws Exception {
        statuses.put(Members.address(1), Members.primary());
        TopologyWatcher watcher = watch();
        await(() -> isLedBy("pg-test-1"));
        watcher.close();
        await(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("topology ")));
        int before = heard.size();

        statuses.put(Members.address(1), Members.replica());

        assertThat(heard).hasSize(before);
    }
}
