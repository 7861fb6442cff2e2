package pgsvc.hint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GivenHintTest {
    private static final Instant AT = Instant.parse("2026-11-25T03:00:00.250Z");

    @Test
    void whatWasToldIsALineForPeople() {
        GivenHint hint = GivenHint.of(
                AT,
                List.of(
                        "set server pg-test-primary/pg-test-2 health up",
                        "set server pg-test-offline/pg-test-2 health down"));

        assertThat(hint.toString())
                .isEqualTo(
                        "2026-11-25T03:00:00.250Z pg-test-primary/pg-test-2 is up, pg-test-offline/pg-test-2 is down");
        assertThat(GivenHint.all(hint + "\n")).containsExactly(hint);
    }

    @Test
    void linesThatAreNoneAreLeftOut() {
        assertThat(GivenHint.all("\nyesterday pg-test-1 is up\n2026-11-25T03:00:00.250Z\n2026-11-25T03:00:00.250Z x\n"))
                .containsExactly(new GivenHint(AT, "x"));
        assertThat(GivenHint.all("")).isEmpty();
    }
}
