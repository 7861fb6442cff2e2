package pgsvc.sandbox.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.concurrent.Waiting;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.Shape;
import pgsvc.topology.ApiAddress;
import pgsvc.topology.ObservedMember;
import pgsvc.topology.TopologySnapshot;
import pgsvc.topology.patroni.PatroniRest;
import pgsvc.topology.rest.Access;
import pgsvc.topology.watch.PollPlan;
import pgsvc.topology.watch.Seed;
import pgsvc.topology.watch.SteadyClock;
import pgsvc.topology.watch.TopologyWatcher;

/// Three real Patronis, watched and shown.
@Tag("sandbox")
@Timeout(180)
class TopologyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static LiveSandbox live;

    @TempDir
    Path temp;

    @BeforeAll
    static void up() throws Exception {
        live = LiveSandbox.up(new Shape(1, 3, 0, false, false, false, "127.0.63.11"));
    }

    @AfterAll
    static void down() throws Exception {
        if (live != null) {
            live.close();
        }
    }

    private static TopologyWatcher watch(List<TopologySnapshot> heard) {
        Seed one = Seed.at(new ApiAddress(false, "127.0.63.12", 8008));
        return TopologyWatcher.start(
                Optional.of("pg-test"),
                List.of(one),
                address -> new PatroniRest(address, Access.OPEN),
                PollPlan.every(Duration.ofMillis(100), List.of("/read-only", "/replica")),
                new SteadyClock(),
                heard::add);
    }

    private static Optional<String> leader(TopologySnapshot snapshot) {
        return snapshot.leader().map(ObservedMember::name);
    }

    @Test
    void aWatcherThatKnowsOneMemberFollowsASwitchoverToAnother() throws Exception {
        List<TopologySnapshot> heard = new CopyOnWriteArrayList<>();
        Node.Instance before = live.sandbox.leader("pg-test").orElseThrow();
        try (TopologyWatcher watcher = watch(heard)) {
            assertThat(Waiting.until(
                            () -> watcher.latest().members().stream()
                                            .filter(ObservedMember::isAnswering)
                                            .filter(member -> member.checks().size() == 2)
                                            .count()
                                    == 3,
                            PATIENCE))
                    .isTrue();
            assertThat(leader(watcher.latest())).contains(before.name());
            assertThat(watcher.latest().leader().orElseThrow().checks())
                    .isEqualTo(Map.of("/read-only", 200, "/replica", 503));

            Node.Instance after = live.sandbox.switchover("pg-test", Optional.empty());

            assertThat(Waiting.until(() -> leader(watcher.latest()).equals(Optional.of(after.name())), PATIENCE))
                    .isTrue();
            assertThat(heard).allSatisfy(s -> assertThat(s.claims()).hasSizeLessThanOrEqualTo(1));
        }
    }

    @Test
    void aMemberWhoseNodeDiesIsSilentAndStaysAMember() throws Exception {
        List<TopologySnapshot> heard = new CopyOnWriteArrayList<>();
        Node.Instance leader = live.sandbox.leader("pg-test").orElseThrow();
        Node.Instance replica = live.sandbox.layout().instances().stream()
                .filter(instance -> !instance.equals(leader))
                .findFirst()
                .orElseThrow();
        try (TopologyWatcher watcher = watch(heard)) {
            assertThat(Waiting.until(
                            () -> watcher.latest().member(replica.name()).isPresent(), PATIENCE))
                    .isTrue();
            live.kill(replica);
            assertThat(Waiting.until(
                            () -> watcher.latest()
                                    .member(replica.name())
                                    .filter(member -> !member.isAnswering())
                                    .isPresent(),
                            PATIENCE))
                    .isTrue();

            Pgsvc.Result shown = pgsvc("topology", "pg-test", "-i", inventory());

            assertThat(shown.exitCode()).isZero();
            assertThat(shown.out())
                    .containsPattern(replica.name() + " +replica +\\w+ +\\w+ .*\\(no answer\\)\n")
                    .contains("The Patroni of " + replica.name() + " at http://" + replica.address()
                            + ":8008 refuses the connection; what is told of it is what the others know.\n");
        } finally {
            live.restore();
        }
    }

    @Test
    void whatIsDiscoveredIsDeclaredAsItIsAndLintFindsNothing() throws Exception {
        Pgsvc.Result discovered = pgsvc("discover", "127.0.63.13");
        assertThat(discovered.err()).isEmpty();
        assertThat(discovered.exitCode()).isZero();
        String written =
                Files.writeString(temp.resolve("found.yml"), discovered.out()).toString();

        assertThat(pgsvc("lint", "-i", written)).isEqualTo(new Pgsvc.Result(0, "", "No mistakes found.\n"));
        assertThat(pgsvc("discover", "http://127.0.63.13:8008/patroni", "-i", written)
                        .out())
                .endsWith("\n\nThe inventory declares it as it is.\n");
    }

    private static String inventory() {
        return live.folder.inventory().toString();
    }

    private static Pgsvc.Result pgsvc(String... words) throws Exception {
        return Pgsvc.await(Pgsvc.start(List.of(words)));
    }
}
