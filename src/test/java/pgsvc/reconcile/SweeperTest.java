package pgsvc.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.apply.ClientSession;
import pgsvc.apply.FakeInstance;
import pgsvc.apply.LiveHaproxy;
import pgsvc.apply.Outcome;
import pgsvc.apply.running.OldWorker;
import pgsvc.target.TargetException;
import pgsvc.target.local.LocalTarget;

/// A real HAProxy with an old worker that has a session, and a clock of the test's own.
@Timeout(60)
class SweeperTest implements SweepListener {
    private static final String HERE = "127.0.67.40";

    private final List<String> heard = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-25T03:00:00Z");
    private FakeInstance instance;
    private LiveHaproxy haproxy;
    private ClientSession session;
    private Sweeper sweeper;
    private long old;
    private int looks;

    @BeforeEach
    void up(@TempDir Path folder) throws Exception {
        instance = new FakeInstance("pg-a-1", "127.0.67.41", 200);
        haproxy = new LiveHaproxy(folder, file(1000));
        haproxy.awaitStatuses("pg-a-1:UP");
        session = new ClientSession(HERE, 5433);
        sweeper = new Sweeper(
                new KeptNode("here", folder.toString(), () -> LocalTarget.open("here", Duration.ofSeconds(5))),
                this,
                () -> now);
        sweeper.turn();
        old = haproxy.worker();
        assertThat(haproxy.apply(file(1001))).isInstanceOf(Outcome.Applied.class);
    }

    @AfterEach
    void down() throws Exception {
        session.close();
        haproxy.close();
        instance.close();
    }

    @Override
    public void looked(List<OldWorker> all) {
        looks++;
    }

    @Override
    public void oldWorker(OldWorker worker) {
        heard.add(worker.sessions() + " kept by " + (worker.pid() == old ? "the old one" : worker.pid()) + ", "
                + worker.ended() + " ended");
    }

    @Override
    public void cannotSweep(TargetException why) {
        heard.add("cannot");
    }

    private void pass(int seconds) {
        now = now.plusSeconds(seconds);
        sweeper.turn();
    }

    private void failsItsChecks() throws Exception {
        instance.answers(503);
        haproxy.awaitStatuses("pg-a-1:DOWN");
    }

    @Test
    void aReloadByWhomeverIsSeenAndWhatIsKnownIsToldOnce() throws Exception {
        pass(9);
        assertThat(heard).isEmpty();
        pass(1);
        pass(2);

        assertThat(heard).containsExactly("1 kept by the old one, 0 ended");
        assertThat(looks).isEqualTo(3);
        session.ask();
    }

    @Test
    void afterAHintASessionEndsAtTheNextTurn() throws Exception {
        failsItsChecks();
        pass(1);
        assertThat(heard).isEmpty();

        sweeper.soon();
        pass(0);

        assertThat(heard).containsExactly("0 kept by the old one, 1 ended");
        assertThatThrownBy(session::ask).isInstanceOf(IOException.class);
    }

    @Test
    void whereNobodyHintsItEndsTwoSecondsAfterTheChecksFailed() throws Exception {
        pass(10);
        failsItsChecks();
        pass(1);
        session.ask();
        pass(1);

        assertThat(heard).containsExactly("1 kept by the old one, 0 ended", "0 kept by the old one, 1 ended");
        assertThatThrownBy(session::ask).isInstanceOf(IOException.class);
    }

    @Test
    void aHaproxyThatIsGoneIsToldOnceAndLookedForAgain() throws Exception {
        pass(10);
        haproxy.close();
        pass(10);
        pass(10);
        pass(10);

        assertThat(heard).containsExactly("1 kept by the old one, 0 ended", "cannot");
    }

    private static String file(int maxconn) {
        return LiveHaproxy.file("""
                listen pg-a-primary
                    bind %s:5433
                    mode tcp
                    maxconn %d
                    option httpchk
                    http-check send meth OPTIONS uri /primary
                    http-check expect status 200
                    default-server inter 200ms fastinter 100ms downinter 200ms rise 1 fall 2 on-marked-down shutdown-sessions
                    server pg-a-1 127.0.67.41:6432 check port 8008 weight 100
                """.formatted(HERE, maxconn));
    }
}
