package pgsvc.load.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pgsvc.load.history.Mark;
import pgsvc.load.history.Scene;

class EventLabelTest {
    private static final TimeScale SCALE = new TimeScale(Duration.ofSeconds(10), 0, 700);

    @Test
    void labelsThatHaveRoomShareARow() {
        assertThat(place(Scene.mark(1000, "kill"), Scene.mark(5000, "leader")))
                .containsExactly("5.0 s: leader at 350 in row 0", "1.0 s: kill at 70 in row 0");
    }

    @Test
    void aLabelThatReachesOverTheNextLineStandsAboveIt() {
        assertThat(place(Scene.mark(1000, "switchover asked"), Scene.mark(1500, "old"), Scene.mark(1600, "new")))
                .containsExactly(
                        "1.6 s: new at 112 in row 0",
                        "1.5 s: old at 105 in row 1",
                        "1.0 s: switchover asked at 70 in row 2");
    }

    @Test
    void aLabelWithoutRoomToTheRightStandsLeftOfItsLine() {
        assertThat(place(Scene.mark(9000, "pg-test-1 is back as a replica")))
                .containsExactly("9.0 s: pg-test-1 is back as a replica left of 630 in row 0");
    }

    @Test
    void labelsNeverCoverOneAnother() {
        long seed = 47;
        Random random = new Random(seed);
        for (int run = 0; run < 200; run++) {
            List<Mark> marks = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                marks.add(Scene.mark(random.nextInt(10_000), "e".repeat(random.nextInt(40))));
            }
            List<EventLabel> labels = EventLabel.place(marks, SCALE, 700);

            assertThat(labels)
                    .as("seed %d, run %d", seed, run)
                    .hasSize(12)
                    .allSatisfy(a -> assertThat(labels)
                            .filteredOn(b -> b != a && b.row() == a.row())
                            .noneMatch(b -> left(a) < left(b) + b.width() && left(b) < left(a) + a.width()));
        }
    }

    private static double left(EventLabel label) {
        return label.leftward() ? label.x() - label.width() : label.x();
    }

    private static List<String> place(Mark... marks) {
        return EventLabel.place(List.of(marks), SCALE, 700).stream()
                .map(label -> label.text() + (label.leftward() ? " left of " : " at ") + Math.round(label.x())
                        + " in row " + label.row())
                .toList();
    }
}
