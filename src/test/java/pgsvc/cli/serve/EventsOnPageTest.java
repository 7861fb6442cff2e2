package pgsvc.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.browser.Browser;
import pgsvc.hint.GivenHint;

/// What happened, as a real server before a real HAProxy tells it.
@Timeout(120)
class EventsOnPageTest {
    private static final String EVENTS = "/api/v1/events";

    @TempDir
    Path folder;

    @Test
    void programsAskForWhatHappenedSinceAnEvent() throws Exception {
        try (Served served = Served.withPasswords(folder)) {
            String[] headers = served.headers("viewer");
            served.look();
            long known = served.board
                    .since(0)
                    .lines()
                    .filter(line -> line.contains("\"number\""))
                    .count();
            served.ask("set server pg-test-primary/pg-test-2 weight 7");
            served.look();

            assertThat(served.get(EVENTS + "?since=" + known, headers).body()).isEqualTo("""
                    {
                      "began": "1970-01-01T00:00:00Z",
                      "events": [
                        {
                          "number": %d,
                          "at": "1970-01-01T00:00:00Z",
                          "kind": "drift",
                          "node": "127.0.88.1",
                          "words": "pg-test-primary/pg-test-2 runs with weight 7 instead of weight 100"
                        }
                      ]
                    }
                    """.formatted(known + 1));
        }
    }

    @Test
    void whatAnAgentToldIsSeenOnceAServerIsUpOrDown() throws Exception {
        try (Served served = Served.withPasswords(folder)) {
            String[] headers = served.headers("viewer");
            Path hints = folder.resolve(GivenHint.FILE);
            Files.writeString(hints, "2026-11-25T02:00:00Z pg-test-primary/pg-test-1 is up\n");
            served.look();
            Files.writeString(
                    hints,
                    "2026-11-25T03:00:00Z pg-test-primary/pg-test-2 is up\nno hint\n",
                    StandardOpenOption.APPEND);
            served.ask("set server pg-test-primary/pg-test-1 state maint");
            served.look();

            assertThat(served.get(EVENTS, headers).body())
                    .contains("\"kind\": \"hint\"", "\"words\": \"an agent's hint: pg-test-primary/pg-test-2 is up\"")
                    .doesNotContain("hint: pg-test-primary/pg-test-1 is up");
        }
    }

    @Test
    void onThePageWhatHappensIsSeenWhenItDoesTheNewestFirst() throws Exception {
        try (Served served = Served.withPasswords(folder)) {
            String[] headers = served.headers("admin");
            served.look();
            try (Browser browser = served.loggedIn(folder, "viewer")) {
                assertThat(browser.shows("when this server was started; what was before it does not know."))
                        .isTrue();
                served.ask("set server pg-test-primary/pg-test-2 weight 7");
                served.look();
                assertThat(browser.shows(
                                "127.0.88.1: pg-test-primary/pg-test-2 runs with weight 7 instead of weight 100"))
                        .isTrue();

                served.declares(Served.PRIMARY, Served.service("replica", 15434, "[]"));
                String digest = served.post("/api/v1/plan", "", headers).body().split("\"")[3];
                served.post("/api/v1/apply", "{\"digest\": \"" + digest + "\"}", headers);
                served.look();

                assertThat(browser.shows("127.0.88.1: generation 1 is applied by admin at pgsvc serve"))
                        .isTrue();
                assertThat(browser.read()).contains("127.0.88.1: HAProxy has another worker");
                assertThat(browser.evaluate("document.querySelector('#events-list li').textContent"))
                        .contains("generation 1");
            }
        }
    }
}
