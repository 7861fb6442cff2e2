package pgsvc.sandbox.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pgsvc.haproxy.runtime.ServerStatus;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.Shape;
import pgsvc.sandbox.part.Authority;
import pgsvc.sandbox.process.Programs;

/// Three nodes with synchronous replication, whose Patronis speak TLS.
@Tag("sandbox")
@Timeout(120)
class SyncAndTlsTest {
    private static LiveSandbox live;

    @BeforeAll
    static void up() throws Exception {
        live = LiveSandbox.up(new Shape(1, 3, 0, false, true, true, "127.0.43.11"));
    }

    @AfterAll
    static void down() throws Exception {
        if (live != null) {
            live.close();
        }
    }

    @Test
    void standbyReachesTheSynchronousStandbyAndItAlone() throws Exception {
        List<String> standbys = live.sandbox.status(live.inventory()).nodes().stream()
                .filter(n ->
                        n.member().filter(m -> m.role().equals("sync_standby")).isPresent())
                .map(n -> n.node().name() + " reads")
                .toList();

        assertThat(standbys).hasSize(1);
        assertThat(live.answers("pg-test-standby", 3)).containsExactlyElementsOf(standbys);
    }

    @Test
    void anAuthorityThatDidNotSignPatronisCertificateBringsItsServersDown() throws Exception {
        new Authority(Programs.find(System.getenv()).openssl(), live.folder).selfSigned("other", "somebody else");
        assertThat(live.answers("pg-test-primary")).containsExactly("pg-test-1 writes");

        live.edit("/ca.crt", "/other.crt");
        try {
            for (Node node : live.sandbox.layout().nodes()) {
                assertThat(live.sandbox.servers(node))
                        .isNotEmpty()
                        .allSatisfy(server -> assertThat(server.isUp()).isFalse())
                        .extracting(ServerStatus::checkStatus)
                        .containsOnly("L6RSP");
            }
            assertThat(live.answers("pg-test-primary")).containsExactly("none");
        } finally {
            live.edit("/other.crt", "/ca.crt");
        }
        live.awaitAnswers("pg-test-primary", "pg-test-1 writes");
    }
}
