package pgsvc.reconcile.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeadershipTest {
    private static final Instant START = Instant.parse("2026-11-25T03:00:00Z");

    private final Leadership leadership = new Leadership();

    @Test
    void aLeaderCountsOnceItHasLedForAWhile() {
        leadership.follow(List.of("pg-a", "pg-b"));
        leadership.see(Map.of("pg-a", "pg-a-1"), START);

        assertThat(leadership.leaders(START.plusSeconds(4))).isEmpty();
        assertThat(leadership.newcomers(START))
                .containsExactly(new Leadership.Newcomer("pg-a", "pg-a-1", START.plusSeconds(5)));
        assertThat(leadership.leaders(START.plusSeconds(5))).isEqualTo(Map.of("pg-a", "pg-a-1"));
        assertThat(leadership.unknown(START.plusSeconds(5))).containsExactly("pg-b");
    }

    @Test
    void whatIsNotKnownAnyMoreLeavesTheLastOneAndANewcomerBeginsAnew() {
        leadership.follow(List.of("pg-a"));
        leadership.see(Map.of("pg-a", "pg-a-1"), START);
        assertThat(leadership.leaders(START.plusSeconds(5))).isEqualTo(Map.of("pg-a", "pg-a-1"));

        leadership.see(Map.of("pg-a", "pg-a-2"), START.plusSeconds(10));
        leadership.see(Map.of(), START.plusSeconds(12));
        assertThat(leadership.leaders(START.plusSeconds(60))).isEqualTo(Map.of("pg-a", "pg-a-1"));
        leadership.see(Map.of("pg-a", "pg-a-2"), START.plusSeconds(60));

        assertThat(leadership.leaders(START.plusSeconds(64))).isEqualTo(Map.of("pg-a", "pg-a-1"));
        assertThat(leadership.leaders(START.plusSeconds(65))).isEqualTo(Map.of("pg-a", "pg-a-2"));
    }

    @Test
    void clustersThatAreNotFollowedDoNotCount() {
        leadership.follow(List.of("pg-a"));
        leadership.see(Map.of("pg-a", "pg-a-1", "pg-b", "pg-b-1"), START);
        leadership.follow(List.of("pg-b"));
        leadership.see(Map.of("pg-a", "pg-a-1", "pg-b", "pg-b-1"), START.plusSeconds(1));

        assertThat(leadership.leaders(START.plusSeconds(6))).isEqualTo(Map.of("pg-b", "pg-b-1"));
    }
}
