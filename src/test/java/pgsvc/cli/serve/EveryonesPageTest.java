package pgsvc.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.browser.Axe;
import pgsvc.browser.Browser;
import pgsvc.concurrent.Waiting;

/// The page for those without a mouse, with a small screen, or with other eyes; and against names that are markup.
@Timeout(180)
class EveryonesPageTest {
    private static final String MARKUP = "<img src=x onerror=document.title='owned'>";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PHONE = 360;

    @TempDir
    Path folder;

    /// Goes on with the key Tab until something is reached.
    private static void tabTo(Browser browser, String expression) throws Exception {
        for (int i = 0; i < 60; i++) {
            if (browser.evaluate(expression).equals("true")) {
                return;
            }
            browser.press("Tab");
        }
        throw new AssertionError("the key Tab does not lead to " + expression);
    }

    private static String focused(String attribute, String value) {
        return "document.activeElement.getAttribute('" + attribute + "') === '" + value + "'";
    }

    @Test
    void withoutAMouseSomebodyLogsInOpensAServiceAndDrainsAnInstance() throws Exception {
        try (Served served = Served.withPasswords(folder);
                Browser browser = Browser.open(folder, served.url() + "/")) {
            assertThat(browser.shows("Password")).isTrue();
            assertThat(Waiting.until(
                            () -> browser.evaluate("document.querySelector('form button').disabled")
                                    .equals("false"),
                            PATIENCE))
                    .isTrue();
            tabTo(browser, focused("id", "user"));
            browser.type("operator");
            browser.press("Tab");
            browser.type(Served.PASSWORD);
            browser.press("Enter");
            assertThat(browser.shows("★ pg-test-1")).isTrue();

            tabTo(browser, "String(document.activeElement.dataset.key).startsWith('pg-test-primary:')");
            browser.press("Enter");
            assertThat(browser.shows("– 2 standing by")).isTrue();

            tabTo(browser, focused("aria-label", "Drain pg-test-2"));
            browser.press("Enter");
            assertThat(browser.shows("Drain pg-test-2?")).isTrue();
            tabTo(browser, focused("id", "yes"));
            browser.press("Enter");
            assertThat(Waiting.until(() -> served.adminState("pg-test-2").equals("8"), PATIENCE))
                    .isTrue();
        }
    }

    @Test
    void onAPhoneThePageIsNoWiderThanTheScreen() throws Exception {
        try (Served served = Served.withPasswords(folder);
                Browser browser = served.loggedIn(folder, "admin")) {
            browser.resize(PHONE, 740);
            browser.evaluate("document.querySelector('tbody button').click()");

            assertThat(browser.shows("standing by")).isTrue();
            assertThat(browser.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .isEqualTo("true");

            served.declares(Served.PRIMARY, Served.service("replica", 15434, "[]"));
            browser.evaluate("document.querySelector('#tools button').click()");
            assertThat(browser.shows("Apply this plan")).isTrue();
            assertThat(browser.evaluate("document.getElementById('sheet').scrollWidth <= " + PHONE))
                    .isEqualTo("true");
        }
    }

    @Test
    void markupInFilesReasonsAndFindingsIsTextAndRunsNothing() throws Exception {
        try (Served served = Served.withPasswords(folder)) {
            Files.writeString(folder.resolve("conf.d").resolve(MARKUP + ".cfg"), "# not ours\n");
            served.declares(Served.PRIMARY, Served.service("replica", 15434, "[]"));
            served.finds(Served.service(MARKUP, 15435, "[]"));
            String[] headers = served.headers("admin");
            String digest = served.post("/api/v1/plan", "", headers).body().split("\"")[3];
            served.post("/api/v1/apply", "{\"digest\": \"" + digest + "\", \"why\": \"" + MARKUP + "\"}", headers);
            served.look();
            try (Browser browser = served.loggedIn(folder, "admin")) {
                assertThat(browser.shows("left alone: " + MARKUP + ".cfg")).isTrue();
                assertThat(browser.shows("\"" + MARKUP + "\""))
                        .as(browser.read())
                        .isTrue();
                browser.evaluate("document.querySelector('#balancers summary').click()");
                assertThat(browser.shows(": " + MARKUP)).isTrue();
                browser.evaluate("document.querySelector('#tools button').click()");
                assertThat(browser.shows("Not pgsvc's, left alone: " + MARKUP)).isTrue();

                assertThat(browser.evaluate("document.images.length")).isEqualTo("0");
                assertThat(browser.evaluate("document.title")).doesNotContain("owned");
            }
        }
    }

    @Test
    void markupInTheNamesOfAnInventoryIsText() throws Exception {
        String hosts = """
                all:
                  children:
                    "%1$s":
                      hosts:
                        "%1$s": { pg_seq: 1, pg_role: primary }
                      vars: { pg_cluster: pg-test }
                """.formatted(MARKUP);
        String others = """
                all:
                  children:
                    "%1$s":
                      hosts:
                        127.0.88.1: { pg_seq: 1, pg_role: "%1$s" }
                      vars:
                        pg_cluster: "%1$s"
                        pg_services: [{ name: "%1$s", port: 15433, ip: "%1$s", dest: "%1$s", check: "%1$s", selector: "%1$s" }]
                """.formatted(MARKUP);
        try (Served served = Served.withPasswords(folder)) {
            for (String inventory : List.of(hosts, others)) {
                served.findsIn(inventory);
                try (Browser browser = served.loggedIn(Files.createTempDirectory(folder, "browser"), "viewer")) {
                    assertThat(browser.shows("\"" + MARKUP + "\""))
                            .as(browser.read())
                            .isTrue();
                    assertThat(browser.evaluate("document.images.length")).isEqualTo("0");
                    assertThat(browser.evaluate("document.title")).doesNotContain("owned");
                }
            }
        }
    }

    @Test
    void axeFindsNothingAgainstTheGuidelinesInLightAndDark() throws Exception {
        try (Served served = Served.withPasswords(folder);
                Browser browser = served.loggedIn(folder, "admin")) {
            browser.evaluate("document.querySelector('tbody button').click()");
            assertThat(browser.shows("standing by")).isTrue();
            List<String> violations = new ArrayList<>();
            for (String scheme : List.of("light", "dark")) {
                browser.likes(scheme);
                violations.add(scheme + ": " + Axe.violations(browser));
            }
            served.declares(Served.PRIMARY, Served.service("replica", 15434, "[]"));
            browser.evaluate("document.querySelector('#tools button').click()");
            assertThat(browser.shows("Apply this plan")).isTrue();
            violations.add("dialog: " + Axe.violations(browser));

            browser.evaluate("document.getElementById('sheet').append(document.createElement('img'))");
            assertThat(Axe.violations(browser)).startsWith("image-alt at img");
            assertThat(violations).containsExactly("light: ", "dark: ", "dialog: ");
        }
    }

    @Test
    void axeFindsNothingAtTheLogInNorBeforeASwitchover() throws Exception {
        try (Served served = Served.withPasswords(folder)) {
            List<String> violations = new ArrayList<>();
            try (Browser browser = Browser.open(folder.resolve("stranger"), served.url() + "/")) {
                assertThat(browser.shows("Password")).isTrue();
                violations.add("log-in: " + Axe.violations(browser));
            }
            try (Browser browser = served.loggedIn(folder, "admin")) {
                browser.evaluate("document.querySelector('[aria-label=\"Switch over pg-test\"]').click()");
                assertThat(browser.shows("Who is to lead")).isTrue();
                violations.add("switchover: " + Axe.violations(browser));
            }

            assertThat(violations).containsExactly("log-in: ", "switchover: ");
        }
    }
}
