package pgsvc.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoginsTest {
    private static final User ALICE =
            new User("alice", Role.ADMIN, Optional.of(new PasswordHash(1, "c2FsdA==", "aGFzaA==")));
    private static final Users USERS = new Users(List.of(ALICE));

    private final TestClock clock = new TestClock();
    private final Logins logins = new Logins(clock);

    @Test
    void aLoginIsKnownByItsSecretAlone() {
        String secret = logins.begin(ALICE);

        assertThat(secret).hasSize(43).isNotEqualTo(logins.begin(ALICE));
        assertThat(logins.use(secret, USERS).map(Logins.Entered::user)).contains(ALICE);
        assertThat(logins.use(secret, USERS).map(Logins.Entered::token)).isNotEqualTo(Optional.of(secret));
        assertThat(logins.use(secret.substring(1), USERS)).isEmpty();
    }

    @Test
    void itEndsAtLogOut() {
        String secret = logins.begin(ALICE);
        logins.end(secret);

        assertThat(logins.use(secret, USERS)).isEmpty();
    }

    @Test
    void itEndsWhenNobodyUsesItForHalfAnHour() {
        String secret = logins.begin(ALICE);
        clock.pass(Duration.ofMinutes(29));
        assertThat(logins.use(secret, USERS)).isPresent();
        clock.pass(Duration.ofMinutes(29));
        assertThat(logins.holds(secret, USERS)).isTrue();
        clock.pass(Duration.ofMinutes(1));

        assertThat(logins.holds(secret, USERS)).isFalse();
        assertThat(logins.use(secret, USERS)).isEmpty();
    }

    @Test
    void itEndsAfterTwelveHoursHoweverMuchItIsUsed() {
        String secret = logins.begin(ALICE);
        for (int minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
            clock.pass(Duration.ofMinutes(20));
            assertThat(logins.use(secret, USERS)).isPresent();
        }
        clock.pass(Duration.ofMinutes(20));

        assertThat(logins.use(secret, USERS)).isEmpty();
    }

    @Test
    void itEndsWithTheUserOrThePasswordAndHasTheRoleOfNow() {
        String secret = logins.begin(ALICE);

        assertThat(logins.use(secret, new Users(List.of()))).isEmpty();
        assertThat(logins.use(secret, new Users(List.of(ALICE.with(new PasswordHash(1, "c2FsdA==", "b3RoZXI="))))))
                .isEmpty();
        assertThat(logins.use(secret, new Users(List.of(new User("alice", Role.VIEWER, ALICE.password()))))
                        .map(entered -> entered.user().role()))
                .contains(Role.VIEWER);
    }
}
