package pgsvc.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.browser.Browser;

/// Switchovers that an admin asks for, of a real server before a real HAProxy and Patronis that a test plays.
@Timeout(120)
class SwitchoverOnPageTest {
    private static final String PATH = "/api/v1/clusters/pg-test/switchover";

    @TempDir
    Path folder;

    /// Nor with what depends on which HAProxy is installed.
    private static String withoutTimes(String body) {
        return body.replaceAll("[0-9]+\\.[0-9]+( s[;.]|,?\n)", "TIME$1")
                .replaceFirst(",?\n *\"connections_waited_seconds\": TIME", "")
                .replaceFirst("(?s)\"remarks\": \\[.*]", "REMARKS");
    }

    @Test
    void whoMayLeadNextIsToldWithWhatServicesLose() throws Exception {
        try (Served served = Served.withPasswords(folder)) {
            String[] headers = served.headers("viewer");

            assertThat(served.get(PATH, headers).body()).isEqualTo("""
                    {
                      "cluster": "pg-test",
                      "leader": "pg-test-1",
                      "best": "pg-test-2",
                      "reasons": [ ],
                      "candidates": [
                        {
                          "name": "pg-test-2",
                          "may": true,
                          "lag": 0,
                          "reasons": [ ],
                          "losses": [ ]
                        }
                      ]
                    }
                    """);
            assertThat(served.get("/api/v1/clusters/pg-tset/switchover", headers)
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void anAdminMakesAnotherTheLeader() throws Exception {
        try (Served served = Served.withPasswords(folder)) {
            String[] headers = served.headers("admin");

            HttpResponse<String> done = served.post(PATH, "{\"to\": \"pg-test-2\"}", headers);

            assertThat(withoutTimes(done.body())).isEqualTo("""
                    {
                      "cluster": "pg-test",
                      "from": "pg-test-1",
                      "to": "pg-test-2",
                      "led": true,
                      "words": "pg-test-2 leads, after TIME s; nobody did for TIME s.",
                      "leaders": [
                        "pg-test-2"
                      ],
                      "led_after_seconds": TIME,
                      "nobody_led_seconds": TIME,
                      "load_balancers": [
                        {
                          "node": "127.0.88.1",
                          "sends_after_seconds": TIME
                        }
                      ],
                      REMARKS
                    }
                    """);
            assertThat(done.statusCode()).isEqualTo(200);
            assertThat(served.patronis.leader()).isEqualTo("pg-test-2");
            assertThat(served.audited().getLast())
                    .startsWith(
                            "user=admin address=127.0.0.1 action=switchover object=pg-test outcome=\"done: pg-test-2 leads");
        }
    }

    @Test
    void whatSpeaksAgainstItIsTold() throws Exception {
        try (Served served = Served.withPasswords(folder)) {
            String[] headers = served.headers("admin");

            assertThat(served.post(PATH, "{\"to\": \"pg-test-1\"}", headers).body())
                    .contains("pg-test-1 leads pg-test already");
            assertThat(served.post(PATH, "{\"to\": \"pg-test-9\"}", headers).body())
                    .isEqualTo("""
                    {
                      "error": "no switchover of pg-test",
                      "reasons": [
                        "pg-test has no member pg-test-9. Its members are pg-test-1, pg-test-2."
                      ]
                    }
                    """);
            served.declares(Served.service("primary", 15433, "[? pg_seq == `1`]"));
            assertThat(served.post(PATH, "", headers).body()).isEqualTo("""
                    {
                      "error": "a service would have no server, and it is not forced",
                      "reasons": [
                        "primary: no server then, pg-test-1 now."
                      ]
                    }
                    """);
            assertThat(served.post(PATH, "", served.headers("operator")).statusCode())
                    .isEqualTo(403);
            assertThat(served.patronis.leader()).isEqualTo("pg-test-1");
        }
    }

    @Test
    void onThePageWhoLeadsAndWhoMayIsSeenBefore() throws Exception {
        try (Served served = Served.withPasswords(folder);
                Browser browser = served.loggedIn(folder, "admin")) {
            browser.evaluate("document.querySelector('[aria-label=\"Switch over pg-test\"]').click()");

            assertThat(browser.shows("Who is to lead")).isTrue();
            assertThat(browser.read())
                    .contains(
                            "Another leader for pg-test",
                            "pg-test-1 leads.",
                            "pg-test-2, 0 bytes behind",
                            "Every service has as many servers then as now.");
            assertThat(served.patronis.leader()).isEqualTo("pg-test-1");

            browser.evaluate("document.querySelector('#sheet-buttons button:last-child').click()");

            assertThat(browser.shows("✓ pg-test-2 leads, after"))
                    .as(browser.read())
                    .isTrue();
            assertThat(served.patronis.leader()).isEqualTo("pg-test-2");
        }
    }
}
