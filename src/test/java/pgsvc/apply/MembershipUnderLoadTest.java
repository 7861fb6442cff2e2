package pgsvc.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.concurrent.Waiting;
import pgsvc.plan.change.Activation;

/// Servers that come and go under 200 new connections a second, on a real HAProxy.
@Timeout(120)
class MembershipUnderLoadTest {
    private static final String HERE = "127.0.67.1";
    private static final String ONE = server(1, "");
    private static final String TWO = server(2, "");
    private static final String THREE = server(3, "");

    private final List<FakeInstance> instances = new ArrayList<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final ReadWriteLock connecting = new ReentrantReadWriteLock(true);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private LiveHaproxy haproxy;

    @BeforeEach
    void up(@TempDir Path folder) throws Exception {
        instances.add(new FakeInstance("pg-a-1", "127.0.67.11", 200));
        instances.add(new FakeInstance("pg-a-2", "127.0.67.12", 200));
        instances.add(new FakeInstance("pg-a-3", "127.0.67.13", 503));
        haproxy = new LiveHaproxy(folder, file(ONE, TWO));
        assertThat(Waiting.until(
                        () -> instances.get(0).checks() > 0 && instances.get(1).checks() > 0, seconds(20)))
                .isTrue();
        var _ = clock.scheduleAtFixedRate(() -> clients.submit(this::connect), 0, 5, TimeUnit.MILLISECONDS);
    }

    @AfterEach
    void down() throws Exception {
        clock.shutdownNow();
        clients.shutdownNow();
        if (haproxy != null) {
            haproxy.close();
        }
        for (FakeInstance instance : instances) {
            instance.close();
        }
    }

    private void connect() {
        connections.incrementAndGet();
        connecting.readLock().lock();
        try (ClientSession session = new ClientSession(HERE, 5433)) {
            session.ask();
        } catch (IOException e) {
            failures.add(e.toString());
        } finally {
            connecting.readLock().unlock();
        }
    }

    /// HAProxy ends a server's sessions when its checks fail, as it is told to. Nobody connects meanwhile.
    private void failsItsChecks(FakeInstance instance, String statuses) throws Exception {
        connecting.writeLock().lock();
        try {
            instance.answers(503);
            haproxy.awaitStatuses(statuses);
        } finally {
            connecting.writeLock().unlock();
        }
    }

    @Test
    void noConnectionFailsNoSessionIsDroppedAndNothingIsReloaded() throws Exception {
        long worker = haproxy.worker();
        List<ClientSession> sessions = sessions();

        assertRuntime(
                haproxy.apply(file(ONE, server(2, "").replace("weight 100", "weight 50"))), "only weights change");
        assertRuntime(haproxy.apply(file(ONE, TWO, THREE)), "pg-a-3 comes, weights change");
        assertThat(haproxy.statuses()).startsWith("pg-a-1:UP pg-a-2:UP pg-a-3:DOWN");
        FakeInstance third = instances.get(2);
        int checks = third.checks();
        assertThat(Waiting.until(() -> third.checks() > checks + 3, seconds(20)))
                .isTrue();
        third.answers(200);
        assertThat(Waiting.until(() -> third.connections() > 20, seconds(20))).isTrue();
        end(sessions, "pg-a-2");
        assertThat(haproxy.apply(file(ONE, THREE)))
                .isInstanceOfSatisfying(
                        Outcome.Applied.class,
                        applied -> assertThat(applied.activation()).isInstanceOf(Activation.Runtime.class));
        assertThat(haproxy.statuses()).isEqualTo("pg-a-1:UP pg-a-3:UP");
        // The last that is up goes when the one that comes has passed its checks.
        failsItsChecks(third, "pg-a-1:UP pg-a-3:DOWN");
        end(sessions, "pg-a-1");
        assertThat(haproxy.apply(file(TWO, THREE)))
                .isInstanceOfSatisfying(
                        Outcome.Applied.class,
                        applied -> assertThat(applied.activation()).isInstanceOf(Activation.Runtime.class));

        assertThat(haproxy.statuses()).isEqualTo("pg-a-2:UP pg-a-3:DOWN");
        assertThat(haproxy.worker()).isEqualTo(worker);
        assertThat(third.early()).isZero();
        assertThat(connections.get()).isGreaterThan(400);
        assertThat(failures).isEmpty();
    }

    /// Its states are carried over though HAProxy numbers servers that were added otherwise than its files do.
    @Test
    void aReloadAfterwardsMeansTheSame() throws Exception {
        instances.get(2).answers(200);
        assertRuntime(haproxy.apply(file(THREE, TWO, ONE)), "pg-a-3 comes");
        haproxy.awaitStatuses("pg-a-1:UP pg-a-2:UP pg-a-3:UP");
        failsItsChecks(instances.get(2), "pg-a-1:UP pg-a-2:UP pg-a-3:DOWN");
        long before = instances.get(2).connections();

        assertThat(haproxy.apply(file(THREE, TWO, ONE).replace("maxconn 5000", "maxconn 500")))
                .isEqualTo(new Outcome.Applied(2, new Activation.Reload("maxconn changes")));

        assertThat(haproxy.statuses()).isEqualTo("pg-a-1:UP pg-a-2:UP pg-a-3:DOWN");
        int seen = connections.get();
        assertThat(Waiting.until(() -> connections.get() > seen + 100, seconds(20)))
                .isTrue();
        assertThat(instances.get(2).connections()).isEqualTo(before);
        assertThat(failures).isEmpty();
    }

    /// Without a state it would count as up until its first check has failed.
    @Test
    void aServerThatIsNewAtAReloadWaitsForItsChecks() throws Exception {
        FakeInstance third = instances.get(2);

        assertThat(haproxy.apply(file(ONE, TWO, THREE).replace("maxconn 5000", "maxconn 500")))
                .isInstanceOfSatisfying(
                        Outcome.Applied.class,
                        applied -> assertThat(applied.activation()).isInstanceOf(Activation.Reload.class));

        assertThat(haproxy.statuses()).startsWith("pg-a-1:UP pg-a-2:UP pg-a-3:DOWN");
        int checks = third.checks();
        assertThat(Waiting.until(() -> third.checks() > checks + 3, seconds(20)))
                .isTrue();
        assertThat(third.connections()).isZero();
        third.answers(200);
        haproxy.awaitStatuses("pg-a-1:UP pg-a-2:UP pg-a-3:UP");
        assertThat(Waiting.until(() -> third.connections() > 20, seconds(20))).isTrue();
        assertThat(third.early()).isZero();
        assertThat(failures).isEmpty();
    }

    @Test
    void sessionsOnAServerThatGoesAreKeptByAReload() throws Exception {
        long worker = haproxy.worker();
        List<ClientSession> sessions = sessions();

        assertThat(haproxy.apply(file(ONE)))
                .isEqualTo(new Outcome.Applied(1, new Activation.Reload("server pg-a-2 goes, and has sessions")));

        assertThat(haproxy.worker()).isNotEqualTo(worker);
        assertThat(haproxy.statuses()).isEqualTo("pg-a-1:UP");
        assertThat(sessions).extracting(ClientSession::instance).contains("pg-a-1", "pg-a-2");
        for (ClientSession session : sessions) {
            session.ask();
        }
        assertThat(failures).isEmpty();
    }

    private static List<ClientSession> sessions() throws IOException {
        List<ClientSession> sessions = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sessions.add(new ClientSession(HERE, 5433));
        }
        return sessions;
    }

    /// Asks all, and closes those of one instance.
    private static void end(List<ClientSession> sessions, String instance) throws IOException {
        for (ClientSession session : sessions) {
            session.ask();
        }
        for (ClientSession session : List.copyOf(sessions)) {
            if (session.instance().equals(instance)) {
                session.close();
                sessions.remove(session);
            }
        }
    }

    private static void assertRuntime(Outcome outcome, String reason) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Applied.class, applied -> {
            assertThat(applied.activation()).isInstanceOf(Activation.Runtime.class);
            assertThat(applied.activation().reason()).isEqualTo(reason);
        });
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static String server(int number, String more) {
        return "    server pg-a-" + number + " 127.0.67.1" + number + ":6432 check port 8008 weight 100" + more + "\n";
    }

    private static String file(String... servers) {
        return LiveHaproxy.file("""
                listen pg-a-primary
                    bind 127.0.67.1:5433
                    mode tcp
                    maxconn 5000
                    balance roundrobin
                    option httpchk
                    option http-keep-alive
                    http-check send meth OPTIONS uri /primary
                    http-check expect status 200
                    default-server inter 1s fastinter 250ms downinter 250ms rise 1 fall 2 on-marked-down shutdown-sessions \
                slowstart 30s maxconn 1000 maxqueue 128 weight 100
                """ + String.join("", servers));
    }
}
