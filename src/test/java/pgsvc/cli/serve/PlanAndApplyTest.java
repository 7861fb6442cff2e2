package pgsvc.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.browser.Browser;
import pgsvc.concurrent.Waiting;

/// Plans that an admin asks for and carries out, of a real server before a real HAProxy.
@Timeout(120)
class PlanAndApplyTest {
    private static final String PLAN = "/api/v1/plan";
    private static final String APPLY = "/api/v1/apply";
    private static final String REPLICA = Served.service("replica", 15434, "[]");
    private static final String WITHOUT_SERVER = Served.service("primary", 15433, "[? pg_role == `offline`]");

    @TempDir
    Path folder;

    private static String digest(HttpResponse<String> planned) {
        assertThat(planned.statusCode()).as(planned.body()).isEqualTo(200);
        return planned.body().replaceFirst("(?s)^\\{\\s*\"digest\": \"([0-9a-f]{64})\".*", "$1");
    }

    private static String applying(String digest, String more) {
        return "{\"digest\": \"" + digest + "\"" + more + "}";
    }

    @Test
    void exactlyThePlanThatAnAdminSawIsApplied() throws Exception {
        try (Served served = Served.withPasswords(folder)) {
            String[] headers = served.headers("admin");
            served.declares(Served.PRIMARY, REPLICA);

            HttpResponse<String> planned = served.post(PLAN, "", headers);
            HttpResponse<String> applied =
                    served.post(APPLY, applying(digest(planned), ", \"why\": \"more readers\""), headers);

            assertThat(planned.body()
                            .replaceAll("[0-9a-f]{64}", "DIGEST")
                            .replaceAll("(?s)\"diff\": \\[.*?\\]", "DIFF"))
                    .startsWith("""
                            {
                              "digest": "DIGEST",
                              "plans": [
                                {
                                  "node": "127.0.88.1",
                                  "digest": "DIGEST",
                                  "basis": "DIGEST",
                                  "running": true,
                                  "unchanged": 1,
                                  "activation": "reload",
                                  "reason": "a section is new",
                                  "changes": [
                                    {
                                      "file": "pg-test-replica.cfg",
                                      "change": "create",
                                      "sessions": 0,
                                      "activation": "reload",
                                      "reason": "a section is new",
                                      DIFF
                                    }
                                  ],
                            """)
                    .endsWith("  \"unreached\": [ ]\n}\n");
            assertThat(applied.body()).isEqualTo("""
                    {
                      "outcomes": [
                        {
                          "node": "127.0.88.1",
                          "outcome": "applied",
                          "generation": 1,
                          "activation": "reload",
                          "reason": "a section is new"
                        }
                      ]
                    }
                    """);
            assertThat(served.files()).containsExactly("pg-test-primary.cfg", "pg-test-replica.cfg");
            assertThat(Files.readString(folder.resolve(".pgsvc/generations/000001/generation")))
                    .contains("who: admin at pgsvc serve\n", "why: more readers\n", "result: applied\n");
            String beginning = digest(planned).substring(0, 12);
            assertThat(served.audited())
                    .contains(
                            "user=admin address=127.0.0.1 action=plan object=" + beginning + " outcome=done",
                            "user=admin address=127.0.0.1 action=apply object=" + beginning
                                    + " outcome=\"done: 127.0.88.1: applied\"");
        }
    }

    @Test
    void aPlanThatIsAnotherOneByNowIsNotCarriedOut() throws Exception {
        try (Served served = Served.withPasswords(folder)) {
            String[] headers = served.headers("admin");
            served.declares(Served.PRIMARY, REPLICA);
            String digest = digest(served.post(PLAN, "", headers));
            served.declares(Served.PRIMARY, Served.service("replica", 15435, "[]"));

            HttpResponse<String> refused = served.post(APPLY, applying(digest, ""), headers);

            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).isEqualTo("""
                    {
                      "error": "the plan is another one now: plan again",
                      "reasons": [
                        "127.0.88.1: the inventory, its files or its HAProxy changed since the plan was made."
                      ]
                    }
                    """);
            assertThat(served.files()).containsExactly("pg-test-primary.cfg");
            assertThat(served.post(APPLY, applying("0".repeat(64), ""), headers).body())
                    .contains("this server knows no such plan (any more): plan again");
        }
    }

    @Test
    void aPlanThatRefusesItselfTakesForce() throws Exception {
        try (Served served = Served.withPasswords(folder)) {
            String[] headers = served.headers("admin");
            served.declares(WITHOUT_SERVER);
            String digest = digest(served.post(PLAN, "", headers));

            HttpResponse<String> refused = served.post(APPLY, applying(digest, ""), headers);
            HttpResponse<String> forced = served.post(APPLY, applying(digest, ", \"force\": true"), headers);

            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).isEqualTo("""
                    {
                      "error": "the plan refuses itself, and is not forced",
                      "reasons": [
                        "127.0.88.1: pg-test-primary.cfg would lose its last server: its clients would be accepted and dropped."
                      ]
                    }
                    """);
            assertThat(forced.statusCode()).as(forced.body()).isEqualTo(200);
        }
    }

    @Test
    void sessionsThatComeBetweenMakeNoOtherPlan() throws Exception {
        try (Served served = Served.withPasswords(folder);
                Socket _ = new Socket("127.0.88.1", 15433)) {
            String[] headers = served.headers("admin");
            served.declares(Served.service("primary", 15436, "[]"));
            String digest = digest(served.post(PLAN, "", headers));

            try (Socket _ = new Socket("127.0.88.1", 15433)) {
                HttpResponse<String> applied = served.post(APPLY, applying(digest, ""), headers);

                assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
            }
        }
    }

    @Test
    void anOperatorMayNeitherPlanNorApply() throws Exception {
        try (Served served = Served.withPasswords(folder)) {
            String[] headers = served.headers("operator");

            assertThat(served.post(PLAN, "", headers).body()).contains("the role operator may not; it takes admin");
            assertThat(served.post(APPLY, applying("0", ""), headers).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void onThePageAnAdminSeesWhatWouldChangeAndAppliesIt() throws Exception {
        try (Served served = Served.withPasswords(folder);
                Browser browser = served.loggedIn(folder, "admin")) {
            served.declares(Served.PRIMARY, REPLICA);

            browser.evaluate("document.querySelector('#tools button').click()");

            assertThat(browser.shows("Apply this plan")).isTrue();
            assertThat(browser.read())
                    .contains(
                            "1 file to be changed, 1 unchanged. All of it comes into force by a reload: a section is new.",
                            "pg-test-replica.cfg is new",
                            "+    bind 127.0.88.1:15434");
            assertThat(served.files()).containsExactly("pg-test-primary.cfg");

            browser.evaluate("document.querySelector('#sheet-buttons button:last-child').click()");

            assertThat(browser.shows("✓ Applied")).as(browser.read()).isTrue();
            assertThat(browser.read()).contains("127.0.88.1: applied as generation 1, by a reload: a section is new");
            assertThat(served.files()).containsExactly("pg-test-primary.cfg", "pg-test-replica.cfg");
        }
    }

    @Test
    void onThePageARefusalIsToldAndSaidToBeMeant() throws Exception {
        try (Served served = Served.withPasswords(folder);
                Browser browser = served.loggedIn(folder, "admin")) {
            served.declares(WITHOUT_SERVER);
            browser.evaluate("document.querySelector('#tools button').click()");
            assertThat(browser.shows("Apply it all the same")).isTrue();

            browser.evaluate("document.querySelector('#sheet-buttons button:last-child').click()");
            assertThat(browser.shows("Not done: the plan refuses itself, and is not forced."))
                    .isTrue();

            browser.evaluate("document.getElementById('sure').click()");
            assertThat(Waiting.until(
                            () -> browser.evaluate(
                                            "document.querySelector('#sheet-buttons button:last-child').disabled")
                                    .equals("false"),
                            Duration.ofSeconds(20)))
                    .isTrue();
            browser.evaluate("document.querySelector('#sheet-buttons button:last-child').click()");
            assertThat(browser.shows("✓ Applied")).isTrue();
        }
    }

    @Test
    void whatWasAppliedIsToldWithWhatEachGenerationChanged() throws Exception {
        try (Served served = Served.withPasswords(folder)) {
            String[] headers = served.headers("admin");
            served.declares(Served.service("primary", 15436, "[]"));
            served.post(APPLY, applying(digest(served.post(PLAN, "", headers)), ""), headers);

            assertThat(served.get("/api/v1/nodes/127.0.88.1/history", headers)
                            .body()
                            .replaceAll("[0-9a-f]{64}", "DIGEST")
                            .replaceAll("20[-0-9]+T[:0-9]+Z", "TIME"))
                    .isEqualTo("""
                            {
                              "generations": [
                                {
                                  "node": "127.0.88.1",
                                  "generation": 1,
                                  "when": "TIME",
                                  "who": "admin at pgsvc serve",
                                  "why": "",
                                  "plan": "DIGEST",
                                  "result": "applied"
                                }
                              ]
                            }
                            """);
            assertThat(served.get("/api/v1/nodes/127.0.88.1/history/1", headers).body())
                    .contains("\"change\": \"update\"", "-    bind 127.0.88.1:15433", "+    bind 127.0.88.1:15436");
        }
    }

    @Test
    void onThePageALoadBalancerShowsItsGenerations() throws Exception {
        try (Served served = Served.withPasswords(folder)) {
            String[] headers = served.headers("admin");
            served.declares(Served.PRIMARY, REPLICA);
            String why = ", \"why\": \"more readers\"";
            served.post(APPLY, applying(digest(served.post(PLAN, "", headers)), why), headers);
            served.look();
            try (Browser browser = served.loggedIn(folder, "viewer")) {
                assertThat(browser.shows("Inventory, disk and running HAProxy agree."))
                        .as(browser.read())
                        .isTrue();

                browser.evaluate("document.querySelector('#balancers summary').click()");
                assertThat(browser.shows("Generation 1: applied by admin at pgsvc serve"))
                        .isTrue();
                assertThat(browser.read()).contains(": more readers");

                browser.evaluate("document.querySelector('#balancers li summary').click()");
                assertThat(browser.shows("+    bind 127.0.88.1:15434")).isTrue();
            }
        }
    }

    @Test
    void onThePageWhatDiffersIsToldWithItsPlace() throws Exception {
        try (Served served = Served.withPasswords(folder)) {
            served.declares(Served.PRIMARY, REPLICA);
            served.ask("set server pg-test-primary/pg-test-2 weight 7");
            served.look();
            try (Browser browser = served.loggedIn(folder, "viewer")) {
                assertThat(browser.shows("The inventory and the disk differ: pg-test-replica.cfg"))
                        .isTrue();
                assertThat(browser.read())
                        .contains(
                                "The disk and the running HAProxy differ: pg-test-primary/pg-test-2 runs with weight 7 "
                                        + "instead of weight 100.");
            }
        }
    }
}
