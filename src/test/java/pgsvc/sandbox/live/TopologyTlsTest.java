package pgsvc.sandbox.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pgsvc.sandbox.layout.Shape;
import pgsvc.sandbox.part.Authority;
import pgsvc.sandbox.process.Programs;

/// Real Patronis that speak TLS.
@Tag("sandbox")
@Timeout(120)
class TopologyTlsTest {
    private static LiveSandbox live;

    @BeforeAll
    static void up() throws Exception {
        live = LiveSandbox.up(new Shape(1, 2, 0, false, false, true, "127.0.64.11"));
    }

    @AfterAll
    static void down() throws Exception {
        if (live != null) {
            live.close();
        }
    }

    @Test
    void theClusterIsShownByTheInventorysAuthority() throws Exception {
        Pgsvc.Result shown = pgsvc("topology", "-i", live.folder.inventory().toString(), "--check-name");

        assertThat(shown.err()).isEmpty();
        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out())
                .containsPattern(
                        "pg-test-1 +leader +primary +running +\\d+ +- +127\\.0\\.64\\.11:5432 +127\\.0\\.64\\.11:8008\n")
                .containsPattern(
                        "pg-test-2 +replica +replica +\\w+ +\\d+ +\\d+ +127\\.0\\.64\\.12:5432 +127\\.0\\.64\\.12:8008\n");
    }

    @Test
    void anInventoryIsWrittenThatSpeaksTls() throws Exception {
        String authority = Authority.authority(live.folder).toString();

        assertThat(pgsvc("discover", "https://127.0.64.11:8008", "--ca-file", authority)
                        .out())
                .contains("    pg_cluster: pg-test\n        patroni_ssl_enabled: true\n");
    }

    @Test
    void anAuthorityThatDidNotSignIsToldAndSoIsPlainHttp() throws Exception {
        new Authority(Programs.find(System.getenv()).openssl(), live.folder).selfSigned("stranger", "somebody else");
        String stranger = live.folder.tls().resolve("stranger.crt").toString();

        Pgsvc.Result refused = pgsvc("discover", "https://127.0.64.11:8008", "--ca-file", stranger);
        Pgsvc.Result plain = pgsvc("discover", "127.0.64.11");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .startsWith("pgsvc: https://127.0.64.11:8008 shows a certificate that is not trusted: ");
        assertThat(plain)
                .isEqualTo(new Pgsvc.Result(
                        1, "", "pgsvc: http://127.0.64.11:8008 ends the connection before it has answered.\n"));
    }

    private static Pgsvc.Result pgsvc(String... words) throws Exception {
        return Pgsvc.await(Pgsvc.start(List.of(words)));
    }
}
