package pgsvc.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private final TestClock clock = new TestClock();
    private final Attempts attempts = new Attempts(clock);

    private void fail(int times, String... who) {
        for (int i = 0; i < times; i++) {
            attempts.failed(List.of(who));
        }
    }

    @Test
    void fiveMayFailThenWaitsDoubleUpToFiveMinutes() {
        fail(4, "alice");
        assertThat(attempts.wait(List.of("alice"))).isEmpty();

        for (long seconds : new long[] {5, 10, 20, 40, 80, 160, 300, 300}) {
            fail(1, "alice");
            assertThat(attempts.wait(List.of("alice"))).contains(Duration.ofSeconds(seconds));
            clock.pass(Duration.ofSeconds(seconds));
            assertThat(attempts.wait(List.of("alice"))).isEmpty();
        }
    }

    @Test
    void addressAndUserCountEachForThemselves() {
        fail(5, "192.0.2.1", "alice");

        assertThat(attempts.wait(List.of("192.0.2.1", "bob"))).isPresent();
        assertThat(attempts.wait(List.of("192.0.2.2", "alice"))).isPresent();
        assertThat(attempts.wait(List.of("192.0.2.2", "bob"))).isEmpty();
    }

    @Test
    void aRightPasswordForgetsTheWrongOnes() {
        fail(4, "alice");
        attempts.succeeded(List.of("alice"));
        fail(4, "alice");

        assertThat(attempts.wait(List.of("alice"))).isEmpty();
    }

    @Test
    void failuresOfLongAgoAreForgotten() {
        fail(12, "alice");
        clock.pass(Duration.ofMinutes(16));
        fail(1, "bob");
        fail(4, "alice");

        assertThat(attempts.wait(List.of("alice"))).isEmpty();
    }
}
