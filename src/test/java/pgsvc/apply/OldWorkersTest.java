package pgsvc.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.apply.running.OldWorker;

/// Sessions of before a reload, on a real HAProxy whose checks change their mind after it.
@Timeout(60)
class OldWorkersTest {
    private static final String HERE = "127.0.67.30";

    private final List<FakeInstance> instances = new ArrayList<>();
    private final List<ClientSession> sessions = new ArrayList<>();
    private LiveHaproxy haproxy;

    @BeforeEach
    void up(@TempDir Path folder) throws Exception {
        instances.add(new FakeInstance("pg-a-1", "127.0.67.31", 200));
        instances.add(new FakeInstance("pg-a-2", "127.0.67.32", 200));
        haproxy = new LiveHaproxy(folder, file(1000, " on-marked-down shutdown-sessions"));
        haproxy.awaitStatuses("pg-a-1:UP pg-a-2:UP");
        for (int i = 0; i < 6; i++) {
            sessions.add(new ClientSession(HERE, 5433));
        }
    }

    @AfterEach
    void down() throws Exception {
        for (ClientSession session : sessions) {
            session.close();
        }
        if (haproxy != null) {
            haproxy.close();
        }
        for (FakeInstance instance : instances) {
            instance.close();
        }
    }

    @Test
    void aSessionOnAServerThatWentDownSinceTheReloadIsEndedAndTheOthersLiveOn() throws Exception {
        long old = haproxy.worker();
        assertThat(haproxy.apply(file(1001, " on-marked-down shutdown-sessions")))
                .isInstanceOf(Outcome.Applied.class);
        assertThat(haproxy.sweep()).containsExactly(new OldWorker(old, 6, 0));

        instances.getFirst().answers(503);
        haproxy.awaitStatuses("pg-a-1:DOWN pg-a-2:UP");

        assertThat(haproxy.look()).as("a look ends nothing").containsExactly(new OldWorker(old, 6, 0));
        assertThat(haproxy.sweep()).containsExactly(new OldWorker(old, 3, 3));
        for (ClientSession session : sessions) {
            if (session.instance().equals("pg-a-1")) {
                assertThatThrownBy(session::ask).isInstanceOf(IOException.class);
            } else {
                session.ask();
            }
        }
    }

    @Test
    void whereTheFilesDoNotSayThatSessionsEndTheyLiveOn() throws Exception {
        assertThat(haproxy.apply(file(1001, ""))).isInstanceOf(Outcome.Applied.class);
        instances.getFirst().answers(503);
        haproxy.awaitStatuses("pg-a-1:DOWN pg-a-2:UP");

        assertThat(haproxy.sweep()).extracting(OldWorker::ended).containsExactly(0);
        for (ClientSession session : sessions) {
            session.ask();
        }
    }

    @Test
    void withoutAReloadThereIsNoOldWorker() throws Exception {
        assertThat(haproxy.sweep()).isEmpty();
    }

    private static String file(int maxconn, String options) {
        return LiveHaproxy.file("""
                listen pg-a-primary
                    bind %s:5433
                    mode tcp
                    maxconn %d
                    balance roundrobin
                    option httpchk
                    http-check send meth OPTIONS uri /primary
                    http-check expect status 200
                    default-server inter 200ms fastinter 100ms downinter 200ms rise 1 fall 2%s
                    server pg-a-1 127.0.67.31:6432 check port 8008 weight 100
                    server pg-a-2 127.0.67.32:6432 check port 8008 weight 100
                """.formatted(HERE, maxconn, options));
    }
}
