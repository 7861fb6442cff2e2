package pgsvc.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.browser.Browser;
import pgsvc.concurrent.Waiting;

/// Who may do what, asked of a real server before a real HAProxy.
@Timeout(120)
class UsersAndActionsTest {
    private static final String DRAIN = "/api/v1/instances/pg-test-2/drain";
    private static final String SAME_ORIGIN =
            "refused: the request does not come from this page: it lacks the token of "
                    + "the session, or a header Origin that names this server";

    @TempDir
    Path folder;

    @Test
    void whoIsNotLoggedInSeesTheLogInAlone() throws Exception {
        try (Served served = Served.withPasswords(folder)) {
            assertThat(served.get("/").headers().firstValue("Location")).contains("/login");
            assertThat(served.get("/login").statusCode()).isEqualTo(200);
            for (String path : List.of("status", "stream", "findings", "session", "simulation/pg-test")) {
                assertThat(served.get("/api/v1/" + path).statusCode()).as(path).isEqualTo(401);
            }
            assertThat(served.post(DRAIN, "", "Origin", served.url()).statusCode())
                    .isEqualTo(401);
            assertThat(served.adminState("pg-test-2")).isEqualTo("0");
        }
    }

    @Test
    void aLogInGivesACookieThatNoScriptReadsAndEndsWithLogOut() throws Exception {
        try (Served served = Served.withPasswords(folder)) {
            assertThat(served.login("viewer", "wrong").statusCode()).isEqualTo(401);
            HttpResponse<String> in = served.login("viewer", Served.PASSWORD);

            assertThat(in.headers().firstValue("Set-Cookie").orElse("").replaceFirst("=[^;]{43};", "=SECRET;"))
                    .isEqualTo("pgsvc=SECRET; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict");
            String[] headers = served.headers("viewer");
            assertThat(served.get("/api/v1/session", headers)
                            .body()
                            .replaceAll("\"token\": \"[^\"]+\"", "\"token\": T"))
                    .isEqualTo("""
                            {
                              "user": "viewer",
                              "role": "viewer",
                              "token": T,
                              "may": [ ],
                              "logs_out": true
                            }
                            """);
            assertThat(served.post("/api/v1/logout", "", headers).statusCode()).isEqualTo(200);
            assertThat(served.get("/api/v1/status", headers).statusCode()).isEqualTo(401);
            assertThat(Files.readString(served.audit)).doesNotContain("wrong", "horse");
        }
    }

    @Test
    void whoGuessesWaits() throws Exception {
        try (Served served = Served.withPasswords(folder)) {
            for (int i = 0; i < 5; i++) {
                assertThat(served.login("admin", "wrong").statusCode()).isEqualTo(401);
            }
            HttpResponse<String> refused = served.login("admin", Served.PASSWORD);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).contains("6");

            served.clock.pass(Duration.ofSeconds(6));
            assertThat(served.login("admin", Served.PASSWORD).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aForeignPageCanDoNothing() throws Exception {
        try (Served served = Served.withPasswords(folder)) {
            String cookie = served.cookie("operator");
            String token = served.token("Cookie", cookie);
            List<String[]> requests = List.of(
                    new String[] {"Cookie", cookie, "Origin", served.url()},
                    new String[] {"Cookie", cookie, "Origin", served.url(), "X-Pgsvc-Token", "guessed"},
                    new String[] {"Cookie", cookie, "X-Pgsvc-Token", token},
                    new String[] {"Cookie", cookie, "Origin", "http://evil.example.com", "X-Pgsvc-Token", token},
                    new String[] {
                        "Cookie", cookie, "Origin", served.url(), "Sec-Fetch-Site", "same-site", "X-Pgsvc-Token", token
                    });
            for (String[] headers : requests) {
                assertThat(served.post(DRAIN, "", headers).statusCode())
                        .as(String.join(" ", headers))
                        .isEqualTo(403);
            }
            assertThat(served.adminState("pg-test-2")).isEqualTo("0");
            assertThat(served.audited())
                    .contains("user=operator address=127.0.0.1 action=drain object=pg-test-2 outcome=\"" + SAME_ORIGIN
                            + "\"");
        }
    }

    @Test
    void anOperatorTakesAnInstanceOutAndGivesItBack() throws Exception {
        try (Served served = Served.withPasswords(folder)) {
            String[] headers = served.headers("operator");

            HttpResponse<String> drained = served.post(DRAIN, "", headers);

            assertThat(drained.body()).isEqualTo("""
                    {
                      "action": "drain",
                      "object": "pg-test-2",
                      "done": true,
                      "nodes": [
                        {
                          "node": "127.0.88.1",
                          "done": true,
                          "words": "pg-test-primary: done"
                        }
                      ]
                    }
                    """);
            assertThat(served.adminState("pg-test-2")).isEqualTo("8");
            served.post("/api/v1/instances/pg-test-2/maint", "", headers);
            assertThat(served.adminState("pg-test-2")).isEqualTo("1");
            served.post("/api/v1/instances/pg-test-2/ready", "", headers);
            assertThat(served.adminState("pg-test-2")).isEqualTo("0");
            assertThat(served.post("/api/v1/instances/pg-test-2/weight", "{\"weight\": 7}", headers)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(served.post("/api/v1/instances/pg-test-2/weight", "{\"weight\": 257}", headers)
                            .statusCode())
                    .isEqualTo(400);
            assertThat(served.post("/api/v1/instances/pg-tset-2/drain", "", headers)
                            .body())
                    .contains("no service has the instance");
            assertThat(served.audited())
                    .contains("user=operator address=127.0.0.1 action=drain object=pg-test-2 outcome=done");
        }
    }

    @Test
    void aPauseNamesWhoWantsIt() throws Exception {
        try (Served served = Served.withPasswords(folder)) {
            String[] headers = served.headers("operator");

            served.post("/api/v1/clusters/pg-test/pause", "{\"why\": \"maintenance\"}", headers);
            assertThat(Files.readString(folder.resolve(".pgsvc/pause")))
                    .startsWith("maintenance (operator at pgsvc serve, ");

            served.post("/api/v1/clusters/pg-test/resume", "", headers);
            assertThat(folder.resolve(".pgsvc/pause")).doesNotExist();
            assertThat(served.post("/api/v1/clusters/pg-tset/pause", "", headers)
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void aViewerMayDoNothingAndThatIsWrittenDown() throws Exception {
        try (Served served = Served.withPasswords(folder)) {
            assertThat(served.post(DRAIN, "", served.headers("viewer")).statusCode())
                    .isEqualTo(403);
            assertThat(served.adminState("pg-test-2")).isEqualTo("0");
            assertThat(served.audited())
                    .contains("user=viewer address=127.0.0.1 action=drain object=pg-test-2 "
                            + "outcome=\"refused: the role viewer may not; it takes operator\"");
        }
    }

    @Test
    void aProxyIsBelievedAndUnknownUsersAreNot() throws Exception {
        try (Served served = Served.behindProxy(folder)) {
            assertThat(served.get("/api/v1/status").statusCode()).isEqualTo(403);
            assertThat(served.get("/api/v1/status", "X-User", "nobody").statusCode())
                    .isEqualTo(403);
            assertThat(served.get("/api/v1/status", "X-User", "viewer", "X-User", "admin")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(served.get("/api/v1/status", "X-User", "viewer").statusCode())
                    .isEqualTo(200);

            String token = served.token("X-User", "operator");
            assertThat(served.post(DRAIN, "", "X-User", "operator", "Origin", served.url())
                            .statusCode())
                    .isEqualTo(403);
            served.post(DRAIN, "", "X-User", "operator", "Origin", served.url(), "X-Pgsvc-Token", token);
            assertThat(served.adminState("pg-test-2")).isEqualTo("8");
        }
    }

    @Test
    void metricsAreForUsersWhereTheyAreAskedFor() throws Exception {
        try (Served served = Served.withPasswords(folder)) {
            assertThat(served.get("/metrics").headers().firstValue("WWW-Authenticate"))
                    .contains("Basic realm=\"pgsvc\", charset=\"UTF-8\"");
            assertThat(served.get("/metrics", "Authorization", basic("viewer:wrong"))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(served.get("/metrics", "Authorization", basic("viewer:" + Served.PASSWORD))
                            .body())
                    .contains("pgsvc_leader");
        }
    }

    private static String basic(String text) {
        return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void onThePageAnOperatorIsAskedBeforeAnInstanceIsDrained() throws Exception {
        try (Served served = Served.withPasswords(folder);
                Browser browser = served.loggedIn(folder, "operator")) {
            browser.evaluate("document.querySelector('[aria-label=\"Drain pg-test-2\"]').click()");
            assertThat(browser.shows("Drain pg-test-2?")).isTrue();
            assertThat(browser.evaluate("document.activeElement.id")).isEqualTo("no");
            assertThat(served.adminState("pg-test-2")).isEqualTo("0");

            browser.evaluate("document.getElementById('yes').click()");

            assertThat(Waiting.until(() -> served.adminState("pg-test-2").equals("8"), Duration.ofSeconds(20)))
                    .isTrue();
            assertThat(Waiting.until(
                            () -> browser.evaluate("document.getElementById('ask').open")
                                    .equals("false"),
                            Duration.ofSeconds(20)))
                    .isTrue();
        }
    }

    @Test
    void onThePageAViewerHasNoButtonsAndMayLogOut() throws Exception {
        try (Served served = Served.withPasswords(folder);
                Browser browser = served.loggedIn(folder, "viewer")) {
            assertThat(browser.evaluate("document.querySelectorAll('.acts button').length"))
                    .isEqualTo("0");

            browser.evaluate("document.querySelector('#who button').click()");

            assertThat(browser.shows("Password")).isTrue();
        }
    }
}
