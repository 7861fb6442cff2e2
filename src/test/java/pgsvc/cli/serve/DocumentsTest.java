package pgsvc.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pgsvc.cli.view.status.Scene;
import pgsvc.web.Answer;

class DocumentsTest {
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
