package pgsvc.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import pgsvc.haproxy.Choice.Candidate;
import pgsvc.haproxy.Choice.Health;

class ChoiceTest {
    private static final Candidate FIRST = new Candidate("first", 100, true, Health.UP);
    private static final Candidate SECOND = new Candidate("second", 100, true, Health.UP);

    @Test
    void serversThatAreUpShareTheSessionsAndBackupsWait() {
        assertThat(Choice.among(List.of(FIRST, active(1, Health.UP), active(2, Health.DOWN)), false))
                .isEqualTo(new Choice(List.of("active"), List.of(), false));
    }

    @Test
    void whereNoneIsUpTheFirstBackupServesAloneUnlessAllDo() {
        List<Candidate> candidates = List.of(active(1, Health.DOWN), FIRST, SECOND);

        assertThat(Choice.among(candidates, false)).isEqualTo(new Choice(List.of("first"), List.of(), true));
        assertThat(Choice.among(candidates, true)).isEqualTo(new Choice(List.of("first", "second"), List.of(), true));
    }

    @Test
    void aServerOfWeightZeroCountsAsDown() {
        assertThat(Choice.among(List.of(active(0, Health.UP), FIRST), false))
                .isEqualTo(new Choice(List.of("first"), List.of(), true));
    }

    @Test
    void whatIsNotKnownServesPerhaps() {
        assertThat(Choice.among(List.of(active(1, Health.UNKNOWN), FIRST), false))
                .isEqualTo(new Choice(List.of("first"), List.of("active"), true));
    }

    private static Candidate active(int weight, Health health) {
        return new Candidate("active", weight, false, health);
    }
}
