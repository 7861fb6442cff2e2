package pgsvc.reconcile.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReversalsTest {
    private static final Instant START = Instant.parse("2026-11-25T03:00:00Z");
    private static final String FILE = "pg-test-primary.cfg";

    private final Reversals reversals = new Reversals();

    @Test
    void theSecondChangeOfWhatWasWrittenHereIsOneTooMany() {
        assertThat(reverse(START)).isFalse();
        assertThat(reverse(START.plusSeconds(60))).isTrue();
        assertThat(reversals.isLeft(FILE)).isTrue();
    }

    @Test
    void whatWasNotWrittenHereIsReversedByNobody() {
        assertThat(reversals.changed(FILE, START)).isFalse();
        assertThat(reversals.changed(FILE, START.plusSeconds(1))).isFalse();
        assertThat(reverse(START.plusSeconds(2))).isFalse();
        assertThat(reversals.changed(FILE, START.plusSeconds(3))).isFalse();
    }

    @Test
    void twoOnOneDayAreNoFight() {
        assertThat(reverse(START)).isFalse();
        assertThat(reverse(START.plus(Duration.ofMinutes(11)))).isFalse();
        assertThat(reverse(START.plus(Duration.ofMinutes(12)))).isTrue();
    }

    @Test
    void aPersonMayLetItBeginAnew() {
        reverse(START);
        reverse(START);
        reversals.forget();

        assertThat(reversals.isLeft(FILE)).isFalse();
        assertThat(reverse(START)).isFalse();
    }

    private boolean reverse(Instant at) {
        reversals.wrote(List.of(FILE));
        return reversals.changed(FILE, at);
    }
}
