package pgsvc.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import pgsvc.cli.view.status.Scene;
import pgsvc.status.Status;

/// What is told of the difference between looks.
class TimelineTest {
    private static final Instant BEGAN = Instant.parse("2026-11-25T12:00:00Z");
    private static final String NODE = "10.10.10.11";

    private final Timeline timeline = new Timeline(BEGAN);
    private long second;

    private List<String> seen(Status now) {
        return timeline.seen(now, BEGAN.plusSeconds(second++), List.of()).stream()
                .map(event -> event.number() + " " + event.what().kind().word() + " "
                        + event.what().cluster().or(() -> event.what().node()).orElse("") + ": "
                        + event.what().words())
                .toList();
    }

    @Test
    void theFirstLookAndOneLikeTheLastTellNothing() throws Exception {
        assertThat(seen(new Scene().status())).isEmpty();
        assertThat(seen(new Scene().status())).isEmpty();
    }

    @Test
    void aChangeOfLeaderSaysHowLongNobodyLed() throws Exception {
        seen(new Scene().status());

        assertThat(seen(new Scene().led("nobody").status()))
                .containsExactly("1 leader pg-test: nobody leads; pg-test-1 did before");
        assertThat(seen(new Scene().led("nobody").status())).isEmpty();
        assertThat(seen(new Scene().led("pg-test-2").status()))
                .containsExactly("2 leader pg-test: pg-test-2 leads; pg-test-1 did before, and nobody did for 2.0 s");
        assertThat(seen(new Scene().led("pg-test-1").status()))
                .containsExactly(
                        "3 leader pg-test: pg-test-1 leads; pg-test-2 did before, and no look saw that nobody did");
    }

    @Test
    void aServerThatTurnsInSeveralServicesIsOneEvent() throws Exception {
        seen(new Scene().status());

        assertThat(seen(new Scene()
                        .at(
                                NODE,
                                Scene.HEALTHY
                                        .replace("replica,3,UP", "replica,3,DOWN")
                                        .replace(
                                                "offline,3,UP,100,0,0,300,L7OK,200,",
                                                "offline,3,DOWN,100,0,0,300,L4TOUT,,"))
                        .status()))
                .filteredOn(event -> event.contains("pg-test-3 is down"))
                .containsExactly("1 server pg-test: pg-test-3 is down in pg-test-replica, pg-test-offline; it was up");
    }

    @Test
    void sourcesThatGoAndComeAreTold() throws Exception {
        seen(new Scene().status());

        assertThat(seen(new Scene().silent("pg-test-3").away(NODE).status()))
                .containsExactly(
                        "1 source pg-test: the Patroni of pg-test-3 does not answer any more",
                        "2 source 10.10.10.11: it is not reached any more");
        assertThat(seen(new Scene().status()))
                .containsExactly(
                        "3 source pg-test: the Patroni of pg-test-3 answers again",
                        "4 source 10.10.10.11: it is reached again");
        assertThat(seen(new Scene().stopped(NODE).status()))
                .containsExactly("5 source 10.10.10.11: HAProxy runs no more");
    }

    @Test
    void driftThatComesAndGoesIsTold() throws Exception {
        seen(new Scene().status());
        Scene otherwise = new Scene().at(NODE, Scene.HEALTHY.replace("replica,2,UP,100", "replica,2,UP,7"));

        assertThat(seen(otherwise.status()))
                .containsExactly(
                        "1 drift 10.10.10.11: pg-test-replica/pg-test-2 runs with weight 7 instead of weight 100");
        assertThat(seen(new Scene().status()))
                .containsExactly(
                        "2 drift 10.10.10.11: no longer: pg-test-replica/pg-test-2 runs with weight 7 instead of weight 100");
    }

    @Test
    void theLastThousandAreKept() throws Exception {
        Happening one = Happening.at(Kind.GENERATION, NODE, "something");
        timeline.seen(new Scene().status(), BEGAN, Collections.nCopies(1001, one));

        assertThat(timeline.since(0)).hasSize(1000);
        assertThat(timeline.since(0).getFirst().number()).isEqualTo(2);
        assertThat(timeline.since(1000)).extracting(Event::number).containsExactly(1001L);
    }
}
