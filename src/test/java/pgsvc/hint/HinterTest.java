package pgsvc.hint;

import static org.assertj.core.api.Assertions.assertThat;
import static pgsvc.hint.Stage.primary;
import static pgsvc.hint.Stage.replica;
import static pgsvc.hint.Stage.server;
import static pgsvc.hint.Stage.status;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pgsvc.topology.TopologySnapshot;

class HinterTest {
    private static final List<CheckedServer> PRIMARY =
            List.of(server("primary", 1, "/primary"), server("primary", 2, "/primary"));
    private static final List<CheckedServer> ALL = List.of(
            server("primary", 1, "/primary"),
            server("primary", 2, "/primary"),
            server("replica", 1, "/read-only"),
            server("replica", 2, "/read-only"),
            server("offline", 2, "/replica?lag=16MB"));

    private static final List<CheckedServer> READ_WRITE =
            List.of(server("primary", 1, "/read-write"), server("primary", 2, "/read-write"));

    private final Stage stage = new Stage();

    private void oneLeads() {
        oneLeads(ALL);
    }

    private void oneLeads(List<CheckedServer> servers) {
        stage.is(1, primary(1)).is(2, replica(1));
        assertThat(stage.step(servers)).isEmpty();
    }

    @Test
    void whatIsSeenFirstIsLeftToTheChecks() {
        oneLeads();

        assertThat(stage.told).isEmpty();
        assertThat(stage.asked).isEmpty();
    }

    @Test
    void aSwitchoverIsToldAtOnceInEachServiceThatItBearsOn() {
        oneLeads();

        stage.is(1, status(false, "primary", "stopping", 1)).is(2, replica(1));
        assertThat(stage.step(ALL)).isEmpty();
        assertThat(stage.newlyTold())
                .containsExactly(
                        "set server pg-test-primary/pg-test-1 health down",
                        "set server pg-test-replica/pg-test-1 health down");

        stage.is(2, primary(2));
        assertThat(stage.step(ALL)).isEmpty();
        assertThat(stage.newlyTold())
                .containsExactly(
                        "set server pg-test-primary/pg-test-2 health up",
                        "set server pg-test-offline/pg-test-2 health down");

        stage.is(1, replica(2));
        assertThat(stage.step(ALL)).isEmpty();
        assertThat(stage.newlyTold()).isEmpty();
        assertThat(stage.heard).containsExactly("hinted 2 after 4 ms", "hinted 2 after 4 ms");
        assertThat(stage.asked).contains("10.10.10.12", "10.10.10.12/replica?lag=16MB");
    }

    @Test
    void aMemberThatCanServeReadsAgainIsToldWhereNobodyElseDoes() {
        List<CheckedServer> replicas = List.of(server("offline", 1, "/replica"), server("offline", 2, "/replica"));
        stage.is(1, primary(1)).is(2, replica(1));
        assertThat(stage.step(replicas)).isEmpty();
        stage.is(1, status(false, "primary", "stopping", 1)).is(2, primary(2));
        assertThat(stage.step(replicas)).isEmpty();
        assertThat(stage.newlyTold()).containsExactly("set server pg-test-offline/pg-test-2 health down");

        stage.is(1, replica(2));
        assertThat(stage.step(replicas)).isEmpty();
        assertThat(stage.newlyTold()).containsExactly("set server pg-test-offline/pg-test-1 health up");
    }

    @Test
    void theNewLeaderIsToldBeforeAnythingElse() {
        stage.is(1, primary(1)).is(2, replica(1));
        List<CheckedServer> oldFirst = List.of(server("offline", 1, "/replica"), PRIMARY.get(0), PRIMARY.get(1));
        assertThat(stage.step(oldFirst)).isEmpty();

        stage.is(1, replica(1)).is(2, primary(2));
        assertThat(stage.step(oldFirst)).isEmpty();

        assertThat(stage.told)
                .containsExactly(
                        "set server pg-test-primary/pg-test-2 health up",
                        "set server pg-test-offline/pg-test-1 health up",
                        "set server pg-test-primary/pg-test-1 health down");
    }

    @Test
    void aLockWithoutThePrimarysRoleIsNoHint() {
        oneLeads();
        stage.is(1, replica(1)).is(2, status(true, "replica", "running", 1));
        assertThat(stage.step(PRIMARY)).isEmpty();

        assertThat(stage.newlyTold()).containsExactly("set server pg-test-primary/pg-test-1 health down");
    }

    @Test
    void aRoleThatTheCheckDoesNotConfirmIsNoHint() {
        oneLeads(READ_WRITE);
        stage.is(1, replica(1)).is(2, primary(2));
        stage.answers.put("10.10.10.12/read-write", 503);
        stage.answers.put("10.10.10.11/read-write", 200);
        assertThat(stage.step(READ_WRITE)).isPresent();

        assertThat(stage.told).isEmpty();
    }

    @Test
    void anAnswerThatIsNeitherYesNorNoIsNoHint() {
        oneLeads(READ_WRITE);
        stage.is(1, replica(1)).is(2, primary(2));
        stage.answers.put("10.10.10.12/read-write", 301);
        stage.answers.put("10.10.10.11/read-write", 404);
        assertThat(stage.step(READ_WRITE)).isPresent();

        assertThat(stage.told).isEmpty();
    }

    @Test
    void noHintIsGivenWhileTwoSayThatTheyLead() {
        oneLeads();
        stage.is(2, primary(1));
        assertThat(stage.step(ALL)).isEmpty();
        stage.is(3, replica(1));
        assertThat(stage.step(ALL)).isEmpty();

        assertThat(stage.told).isEmpty();
    }

    @Test
    void aLeaderThatAppearedAfterTheSnapshotIsNoRivalsHint() {
        oneLeads();
        TopologySnapshot oneStillLeads = stage.look();
        stage.is(2, primary(2));
        TopologySnapshot both = stage.look();
        assertThat(both.claims()).hasSize(2);
        assertThat(stage.step(PRIMARY, oneStillLeads)).isEmpty();

        assertThat(stage.told).isEmpty();
    }

    @Test
    void aLeaderOnATimelineThatIsOverIsNoHint() {
        stage.is(1, primary(1)).is(2, primary(2));
        TopologySnapshot _ = stage.look();
        stage.is(1, replica(1));
        assertThat(stage.step(PRIMARY)).isEmpty();

        stage.isSilent(2).is(1, primary(1));
        assertThat(stage.step(PRIMARY)).isPresent();

        assertThat(stage.told).isEmpty();
    }

    @Test
    void silenceIsNoHintAndTheNextLeaderIsOne() {
        oneLeads();
        stage.isSilent(1);
        assertThat(stage.step(ALL)).isEmpty();
        assertThat(stage.told).isEmpty();

        stage.is(2, primary(2));
        assertThat(stage.step(ALL)).isEmpty();
        assertThat(stage.told)
                .containsExactly(
                        "set server pg-test-primary/pg-test-2 health up",
                        "set server pg-test-offline/pg-test-2 health down");
    }

    @Test
    void aLeaderThatWasSilentIsToldAgainSinceChecksMayHaveTakenItDown() {
        oneLeads();
        stage.isSilent(1);
        assertThat(stage.step(ALL)).isEmpty();
        stage.is(1, primary(1));
        assertThat(stage.step(ALL)).isEmpty();

        assertThat(stage.told).containsExactly("set server pg-test-primary/pg-test-1 health up");
    }

    @Test
    void aReplicaThatWasSilentComesBackByTheChecksAlone() {
        oneLeads();
        stage.isSilent(2);
        assertThat(stage.step(ALL)).isEmpty();
        stage.is(2, replica(1));
        assertThat(stage.step(ALL)).isEmpty();

        assertThat(stage.told).isEmpty();
    }

    @Test
    void aSnapshotThatIsOldLeadsToAQuestionAndToNoHint() {
        oneLeads();
        stage.is(1, replica(1)).is(2, primary(2));
        TopologySnapshot old = stage.look();
        stage.is(1, primary(3)).is(2, replica(3));
        assertThat(stage.step(PRIMARY, old)).isPresent();

        assertThat(stage.asked).containsExactly("10.10.10.12", "10.10.10.11");
        assertThat(stage.told).isEmpty();
    }

    @Test
    void aProofThatHasGrownOldByTheTimeItIsThereIsAskedForAgain() {
        oneLeads();
        stage.is(1, replica(1)).is(2, primary(2));
        stage.slowness = Hinter.FRESH.plusMillis(1);
        Optional<Duration> again = stage.step(PRIMARY);
        assertThat(again).contains(Duration.ofMillis(25));
        assertThat(stage.told).isEmpty();

        stage.slowness = Duration.ofMillis(1);
        assertThat(stage.step(PRIMARY)).isEmpty();
        assertThat(stage.told)
                .containsExactly(
                        "set server pg-test-primary/pg-test-2 health up",
                        "set server pg-test-primary/pg-test-1 health down");
    }

    @Test
    void whatCannotBeProvenIsAskedForMoreAndMoreSeldomAndThenLeft() {
        oneLeads(READ_WRITE);
        stage.is(2, primary(2)).is(1, replica(2));
        stage.answers.put("10.10.10.12/read-write", 503);
        int steps = 0;
        for (Optional<Duration> again = stage.step(READ_WRITE); again.isPresent(); again = stage.step(READ_WRITE)) {
            stage.now = stage.now.plus(again.get());
            steps++;
        }

        assertThat(steps).isBetween(10, 20);
        assertThat(stage.told).containsExactly("set server pg-test-primary/pg-test-1 health down");
        assertThat(stage.heard.getLast()).isEqualTo("left 1: it could not be proven, or told, within 10 s");
    }

    @Test
    void whileTheLoadBalancerIsAwayNothingIsLostAndNothingOldIsSaid() {
        oneLeads();
        stage.balancerGone = true;
        stage.is(1, replica(2)).is(2, primary(2));
        assertThat(stage.step(PRIMARY)).isPresent();

        stage.balancerGone = false;
        stage.is(1, primary(3)).is(2, replica(3));
        assertThat(stage.step(PRIMARY)).isEmpty();
        assertThat(stage.told).isEmpty();

        stage.is(1, replica(4)).is(2, primary(4));
        assertThat(stage.step(PRIMARY)).isEmpty();
        assertThat(stage.told)
                .containsExactly(
                        "set server pg-test-primary/pg-test-2 health up",
                        "set server pg-test-primary/pg-test-1 health down");
    }

    @Test
    void aNewLoadBalancerIsToldWhoLeadsAndWhoDoesNotAndTheRestIsFoundOutByChecks() {
        oneLeads();
        stage.balancerIsNew();
        assertThat(stage.step(ALL)).isEmpty();

        assertThat(stage.told)
                .containsExactly(
                        "set server pg-test-primary/pg-test-1 health up",
                        "set server pg-test-primary/pg-test-2 health down");
        assertThat(stage.step(ALL)).isEmpty();
        assertThat(stage.told).hasSize(2);
    }

    @Test
    void anObjectionIsToldOnceAndNotRepeatedToTheLoadBalancer() {
        oneLeads();
        stage.objection = "No such server.";
        stage.is(1, replica(2)).is(2, primary(2));
        assertThat(stage.step(PRIMARY)).isEmpty();
        assertThat(stage.step(PRIMARY)).isEmpty();

        assertThat(stage.heard).containsExactly("objected: No such server.", "objected: No such server.");
        assertThat(stage.told).hasSize(2);
    }

    @Test
    void aMemberThatFlapsIsLeftToTheChecksUntilItRests() {
        oneLeads();
        for (int i = 0; i < 20; i++) {
            stage.is(2, status(false, "replica", i % 2 == 0 ? "stopping" : "running", 1));
            assertThat(stage.step(ALL)).isEmpty();
            stage.now = stage.now.plusMillis(500);
        }
        assertThat(stage.newlyTold())
                .filteredOn(command -> command.contains("offline/pg-test-2"))
                .hasSize(6);

        stage.now = stage.now.plusSeconds(61);
        stage.is(2, status(false, "replica", "stopping", 1));
        assertThat(stage.step(ALL)).isEmpty();
        assertThat(stage.newlyTold())
                .containsExactly(
                        "set server pg-test-replica/pg-test-2 health down",
                        "set server pg-test-offline/pg-test-2 health down");
    }

    @Test
    void aServerThatIsAddedLaterIsLeftToItsChecksFirst() {
        oneLeads();
        assertThat(stage.step(PRIMARY)).isEmpty();
        List<CheckedServer> more = List.of(PRIMARY.get(0), PRIMARY.get(1), server("default", 2, "/"));
        assertThat(stage.step(more)).isEmpty();
        assertThat(stage.told).isEmpty();

        stage.is(1, replica(2)).is(2, primary(2));
        assertThat(stage.step(more)).isEmpty();
        assertThat(stage.told)
                .containsExactly(
                        "set server pg-test-primary/pg-test-2 health up",
                        "set server pg-test-default/pg-test-2 health up",
                        "set server pg-test-primary/pg-test-1 health down");
    }
}
