package pgsvc.topology.patroni;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pgsvc.tls.Tls;
import pgsvc.topology.Answer;
import pgsvc.topology.ApiAddress;
import pgsvc.topology.LiveCluster;
import pgsvc.topology.Silence;
import pgsvc.topology.Silence.Kind;
import pgsvc.topology.rest.Access;
import pgsvc.topology.rest.Limits;

/// Servers that misbehave: each becomes a value that says how, in the time that was given.
@Timeout(20)
class SilenceTest {
    private static final Limits SHORT = new Limits(Duration.ofMillis(300), Duration.ofMillis(600), 10_000);
    private static final String CLUSTER = "{\"members\": [], \"pause\": true}";
    private static final Answer<LiveCluster> NO_PATRONI =
            none(Kind.NOT_PATRONI, "does not answer GET /cluster as Patroni does");

    @Test
    void nobodyListens() throws Exception {
        ApiAddress gone;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.64.1"))) {
            gone = new ApiAddress(false, "127.0.64.1", server.getLocalPort());
        }
        assertThat(ask(gone)).isEqualTo(none(Kind.REFUSED, "refuses the connection"));
    }

    @Test
    void nobodyIsCalledSo() {
        assertThat(ask(new ApiAddress(false, "no-such-host.invalid", 8008)))
                .isEqualTo(none(Kind.UNKNOWN_HOST, "its name is not known here"));
    }

    @Test
    void oneAcceptsAndNeverAnswers() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (RawServer server = RawServer.that(_ -> end.await())) {
            assertTimedOut(server.base());
            end.countDown();
        }
    }

    @Test
    void oneAnswersAByteAtATimeWithoutEnd() throws Exception {
        try (RawServer server = RawServer.that(connection -> {
            RawServer.write(connection, "HTTP/1.0 200 OK\r\n\r\n");
            for (int i = 0; i < 1000; i++) {
                RawServer.write(connection, " ");
                Thread.sleep(20);
            }
        })) {
            assertTimedOut(server.base());
        }
    }

    @Test
    void oneThatSpeaksTlsIsAskedInPlain() throws Exception {
        try (RawServer server = RawServer.answering("\u0015\u0003\u0001\u0000\u0002\u0002\n")) {
            assertThat(ask(server.base()))
                    .isEqualTo(none(Kind.NOT_PATRONI, "does not answer as Patroni does: the answer is not HTTP"));
        }
    }

    @Test
    void oneThatSpeaksPlainIsAskedInTls() throws Exception {
        try (RawServer server = RawServer.that(connection -> RawServer.write(connection, "HTTP/1.0 400 Bad\r\n\r\n"))) {
            ApiAddress secure =
                    new ApiAddress(true, server.base().host(), server.base().port());
            Access access =
                    new Access(Optional.of(Tls.of(Optional.empty(), Optional.empty(), false)), Optional.empty(), SHORT);
            try (PatroniRest rest = new PatroniRest(secure, access)) {
                // What it says comes only once it has read a whole head, which TLS never is.
                assertThat(rest.cluster()).isEqualTo(none(Kind.TIMED_OUT, "does not answer in time"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[1, 2",
                "null",
                "{\"members\": 7}",
                "{\"members\": [{\"name\": \"a\"}]}",
                "<html>It works!</html>",
                "{\"members\": [{\"name\": \"a\", \"role\": \"leader\", \"port\": 99999}]}"
            })
    void oneAnswersNonsense(String body) throws Exception {
        try (RawServer server = RawServer.answering("HTTP/1.0 200 OK\r\n\r\n" + body)) {
            assertThat(ask(server.base())).isEqualTo(NO_PATRONI);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.0 2xx OK\r\n\r\n", "HTTP/2 200\r\n\r\n", "\n\n\n"})
    void oneSpeaksAnotherLanguage(String text) throws Exception {
        try (RawServer server = RawServer.answering(text)) {
            assertThat(ask(server.base()))
                    .isEqualTo(none(Kind.NOT_PATRONI, "does not answer as Patroni does: the answer is not HTTP"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.0 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n"
            })
    void oneAnswersWithoutMeasure(String head) throws Exception {
        try (RawServer server = RawServer.answering(head + " ".repeat(200_000))) {
            assertThat(ask(server.base()))
                    .isEqualTo(none(
                            Kind.NOT_PATRONI,
                            "does not answer as Patroni does: the answer is longer than 10000 bytes"));
        }
    }

    @Test
    void oneHasHeadersWithoutEnd() throws Exception {
        try (RawServer server = RawServer.answering("HTTP/1.0 200 OK\r\n" + "a: b\r\n".repeat(5000))) {
            assertThat(ask(server.base()))
                    .isEqualTo(none(
                            Kind.NOT_PATRONI, "does not answer as Patroni does: the answer's headers are not HTTP"));
        }
    }

    @Test
    void oneResetsTheConnection() throws Exception {
        try (RawServer server = RawServer.that(connection -> {
            RawServer.write(connection, "HTTP/1.0 200 OK\r\n\r\n{\"mem");
            connection.setSoLinger(true, 0);
        })) {
            assertThat(ask(server.base()))
                    .isEqualTo(none(Kind.BROKEN_OFF, "ends the connection before it has answered"));
        }
    }

    @Test
    void oneClosesAtOnce() throws Exception {
        try (RawServer server = RawServer.answering("")) {
            assertThat(ask(server.base()))
                    .isEqualTo(none(Kind.BROKEN_OFF, "ends the connection before it has answered"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\n" + CLUSTER + "more",
                "HTTP/1.1 200 OK\nTransfer-Encoding: Chunked\n\n5;x=y\r\n{\"mem\r\n19\r\nbers\": [], \"pause\": true}\r\n0\r\n\r\n",
                "HTTP/1.0 200 OK\r\n\r\n" + CLUSTER
            })
    void aProxyMayFrameAnAnswerAsItLikes(String answer) throws Exception {
        try (RawServer server = RawServer.answering(answer)) {
            assertThat(ask(server.base()).given()).map(LiveCluster::paused).contains(true);
        }
    }

    @Test
    void whoWaitsIsReleasedByClosing() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (RawServer server = RawServer.that(_ -> {
            asked.countDown();
            end.await();
        })) {
            PatroniRest rest =
                    new PatroniRest(server.base(), Access.OPEN.within(Limits.PATIENT.within(Duration.ofMinutes(5))));
            Thread closer = Thread.ofVirtual().start(() -> {
                try {
                    asked.await();
                    rest.close();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            });
            assertThat(rest.cluster()).isInstanceOf(Answer.None.class);
            closer.join();
            end.countDown();
        }
    }

    private static void assertTimedOut(ApiAddress base) {
        long start = System.nanoTime();
        assertThat(ask(base)).isEqualTo(none(Kind.TIMED_OUT, "does not answer in time"));
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(500), Duration.ofMillis(3000));
    }

    private static Answer<LiveCluster> ask(ApiAddress base) {
        try (PatroniRest rest = new PatroniRest(base, Access.OPEN.within(SHORT))) {
            return rest.cluster();
        }
    }

    private static Answer<LiveCluster> none(Kind kind, String words) {
        return new Answer.None<>(new Silence(kind, words));
    }
}
