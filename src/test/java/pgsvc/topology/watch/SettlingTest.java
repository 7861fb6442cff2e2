package pgsvc.topology.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettlingTest {
    private static final Instant START = Instant.parse("2026-11-25T12:00:00Z");

    private final Settling<String> leader = new Settling<>(Duration.ofSeconds(5));

    @Test
    void aValueCountsOnceItHasStayed() {
        leader.offer("pg-test-1", START);

        assertThat(leader.settled(START.plusSeconds(4))).isEmpty();
        assertThat(leader.due(START)).contains(START.plusSeconds(5));
        assertThat(leader.settled(START.plusSeconds(5))).contains("pg-test-1");
        assertThat(leader.due(START.plusSeconds(5))).isEmpty();
    }

    @Test
    void onesThatComeAndGoLeaveTheFormer() {
        settle("pg-test-1", START);
        leader.offer("pg-test-2", START.plusSeconds(10));
        leader.offer("pg-test-1", START.plusSeconds(12));

        assertThat(leader.settled(START.plusSeconds(60))).contains("pg-test-1");
    }

    @Test
    void eachChangeDoublesTheTimeThatTheNextTakes() {
        settle("a", START);
        leader.offer("b", START.plusSeconds(100));
        assertThat(leader.settled(START.plusSeconds(105))).contains("b");

        leader.offer("a", START.plusSeconds(200));
        assertThat(leader.settled(START.plusSeconds(209))).contains("b");
        assertThat(leader.settled(START.plusSeconds(210))).contains("a");
    }

    @Test
    void anHourLaterItIsForgotten() {
        settle("a", START);
        leader.offer("b", START.plusSeconds(100));
        assertThat(leader.settled(START.plusSeconds(105))).contains("b");

        Instant later = START.plus(Duration.ofHours(2));
        leader.offer("a", later);
        assertThat(leader.settled(later.plusSeconds(5))).contains("a");
    }

    @Test
    void aDayOfChangesEachThirtySecondsIsAHandful() {
        List<String> counted = new ArrayList<>();
        for (int second = 0; second < 86_400; second++) {
            Instant now = START.plusSeconds(second);
            leader.offer(second / 30 % 2 == 0 ? "pg-test-1" : "pg-test-2", now);
            String settled = leader.settled(now).orElse("none");
            if (counted.isEmpty() || !counted.getLast().equals(settled)) {
                counted.add(settled);
            }
        }

        // 2880 changes; three or four an hour get through before it takes longer than one stays.
        assertThat(counted).hasSizeLessThan(24 * 4);
    }

    private void settle(String value, Instant at) {
        leader.offer(value, at);
        assertThat(leader.settled(at.plusSeconds(5))).contains(value);
    }
}
