package pgsvc.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.cli.view.status.Scene;
import pgsvc.pipeline.Pipeline;
import pgsvc.web.Answer;

class DocumentsTest {
    @TempDir
    Path folder;

    private Scene scene;
    private Board board;
    private Documents documents;

    @BeforeEach
    void scene() throws Exception {
        scene = new Scene();
        board = new Board(scene.resolution, List.of(), Instant.EPOCH);
        documents = new Documents(board);
    }

    @Test
    void beforeTheFirstLookThereIsNoStatus() {
        assertThat(documents.at("/api/v1/status").map(Answer::status)).contains(503);

        board.seen(scene.status(), Instant.EPOCH, Duration.ZERO);

        assertThat(text("/api/v1/status")).contains("\"leader\": \"pg-test-1\"");
        assertThat(text("/metrics")).contains("pgsvc_leader{cluster=\"pg-test\",instance=\"pg-test-1\"} 1\n");
    }

    @Test
    void simulationsAreMadeOfClustersThatAreThere() {
        assertThat(text("/api/v1/simulation/pg-test")).contains("\"cluster\": \"pg-test\"");
        assertThat(documents.at("/api/v1/simulation/pg-tset")).isEmpty();
    }

    @Test
    void aServiceIsExplainedAsTheCommandDoes() {
        assertThat(text("/api/v1/services/pg-test-replica/explanation"))
                .contains("\"service\": \"pg-test-replica\"", "\"verdict\": \"Traffic while its check answers 200.\"");
        assertThat(documents.at("/api/v1/services/pg-test-none/explanation")).isEmpty();
    }

    @Test
    void theWaysInAreThoseThatThereAre() throws Exception {
        assertThat(text("/api/v1/clusters/pg-test/entries"))
                .contains("\"by\": \"dns\"", "\"by\": \"all\"", "\"postgresql://pg-test:5433/postgres\"")
                .doesNotContain("vip");
        assertThat(documents.at("/api/v1/clusters/pg-none/entries")).isEmpty();

        Path file = Files.writeString(folder.resolve("pigsty.yml"), """
                all:
                  hosts:
                    10.10.10.11: { pg_seq: 1, pg_role: primary }
                  vars:
                    pg_cluster: pg-meta
                    pg_vip_enabled: true
                    pg_vip_address: 10.10.10.2/24
                    pg_dns_target: none
                """);
        board.read(
                Pipeline.resolve(file.toString(), InputStream.nullInputStream(), Optional.empty())
                        .resolution(),
                List.of());

        assertThat(text("/api/v1/clusters/pg-meta/entries"))
                .contains("\"by\": \"vip\"", "\"host\": \"10.10.10.2\"", "\"by\": \"all\"")
                .doesNotContain("dns");
    }

    @Test
    void aBrokenInventoryIsTold() {
        assertThat(text("/api/v1/findings")).contains("\"ok\": true");

        board.read(Optional.empty(), List.of());

        assertThat(text("/api/v1/simulation/pg-test")).contains("\"cluster\": \"pg-test\"");
    }

    @Test
    void thePageHasItsParts() {
        assertThat(documents.at("/").map(Answer::type)).contains("text/html; charset=utf-8");
        assertThat(documents.at("/page.js").map(Answer::type)).contains("text/javascript; charset=utf-8");
        assertThat(documents.at("/page.css").map(Answer::type)).contains("text/css; charset=utf-8");
        assertThat(documents.at("/page.html")).isEmpty();
    }

    private String text(String path) {
        Answer answer = documents.at(path).orElseThrow();
        assertThat(answer.status()).isEqualTo(200);
        return new String(answer.content(), StandardCharsets.UTF_8);
    }
}
