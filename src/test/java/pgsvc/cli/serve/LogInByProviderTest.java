package pgsvc.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.access.TestClock;
import pgsvc.access.oidc.PlayedProvider;
import pgsvc.access.oidc.Provider;
import pgsvc.browser.Axe;
import pgsvc.browser.Browser;

/// The log-in by a provider at a real server, by its requests and in a browser.
@Timeout(120)
class LogInByProviderTest {
    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private PlayedProvider played;
    private Served served;

    @BeforeEach
    void start() throws Exception {
        played = new PlayedProvider(clock);
        int port = freePort();
        serve(folder, port, "http://127.0.0.1:" + port);
    }

    /// @param origin as browsers see it
    private void serve(Path place, int port, String origin) throws Exception {
        served = Served.withProvider(place, port, new Provider(played.registration(origin), Optional.empty(), clock));
    }

    /// The provider has to know it before the server begins.
    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @AfterEach
    void end() throws Exception {
        served.close();
        played.close();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("none");
    }

    private static String cookie(HttpResponse<String> answer) {
        return header(answer, "Set-Cookie").replaceFirst(";.*", "");
    }

    /// What comes at the end of the way to the provider and back.
    private HttpResponse<String> goAndComeBack() throws Exception {
        return goAndComeBack(served.url(), "pgsvc-oidc=[\\w-]{43}; Path=/; Max-Age=600; HttpOnly; SameSite=Lax");
    }

    private HttpResponse<String> goAndComeBack(String origin, String keeps) throws Exception {
        HttpResponse<String> begun = served.get("/login/oidc");
        assertThat(header(begun, "Set-Cookie")).matches(keeps);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> there = client.send(
                    HttpRequest.newBuilder(URI.create(header(begun, "Location")))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            String back = header(there, "Location");
            assertThat(back).startsWith(origin + "/login/oidc/back?");
            return served.get(back.substring(origin.length()), "Cookie", cookie(begun));
        }
    }

    @Test
    void whoeverTheProviderNamesHasASessionLikeAnyOther() throws Exception {
        HttpResponse<String> back = goAndComeBack();
        String cookie = cookie(back);
        assertThat(back.statusCode()).isEqualTo(200);
        assertThat(header(back, "Set-Cookie"))
                .matches("pgsvc=[\\w-]{43}; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict");
        String token = served.token("Cookie", cookie);
        assertThat(served.get("/api/v1/session", "Cookie", cookie).body())
                .contains("\"user\": \"alice\"", "\"role\": \"admin\"");
        String drain = "/api/v1/instances/pg-test-2/drain";
        assertThat(served.post(drain, "", "Cookie", cookie, "Origin", served.url())
                        .statusCode())
                .isEqualTo(403);
        assertThat(served.post("/api/v1/logout", "", "Cookie", cookie, "Origin", served.url(), "X-Pgsvc-Token", token)
                        .statusCode())
                .isEqualTo(200);
        assertThat(served.get("/api/v1/session", "Cookie", cookie).statusCode()).isEqualTo(401);
        List<String> audited = served.audited();
        assertThat(audited.getFirst()).isEqualTo("user=alice address=127.0.0.1 action=login object=oidc outcome=done");
        assertThat(audited.getLast()).isEqualTo("user=alice address=127.0.0.1 action=logout object=- outcome=done");
    }

    @Test
    void behindTlsABrowserBringsItsCookieOverTlsAndFromThisHostAlone() throws Exception {
        served.close();
        String origin = "https://pgsvc.example.com";
        serve(Files.createDirectory(folder.resolve("behind")), freePort(), origin);
        String keeps = "__Host-pgsvc-oidc=[\\w-]{43}; Path=/; Max-Age=600; HttpOnly; SameSite=Lax; Secure";
        assertThat(goAndComeBack(origin, keeps).body()).contains("Logged in");
    }

    @Test
    void anotherProviderMaySendNobodyBack() throws Exception {
        played.sender = Optional.of("https://another.example.com");
        HttpResponse<String> back = goAndComeBack();
        assertThat(back.statusCode()).isEqualTo(403);
        assertThat(back.body()).contains("Not logged in: another provider answered than was asked.");
        assertThat(header(back, "Set-Cookie")).isEqualTo("none");
    }

    @Test
    void nobodyComesInUnderTheNameOfAUserWithAPassword() throws Exception {
        played.says = claims -> claims.claim("preferred_username", "operator");
        HttpResponse<String> back = goAndComeBack();
        assertThat(back.statusCode()).isEqualTo(403);
        assertThat(back.body()).contains("Not logged in: a user with a password is called operator, too.");
        assertThat(header(back, "Set-Cookie")).isEqualTo("none");
        assertThat(served.audited())
                .last()
                .asString()
                .startsWith("user=operator address=127.0.0.1 action=login object=oidc outcome=");
    }

    @Test
    void passwordsGoOnBesideTheProvider() throws Exception {
        assertThat(served.get("/login").body())
                .contains("<form id=\"login\">", "<a class=\"act\" href=\"/login/oidc\">Log in with 127.0.0.1</a>");
        assertThat(served.login("viewer", Served.PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void whatTheProviderRefusesIsToldAsText() throws Exception {
        played.refusal = Optional.of("%3Cscript%3Ealert(1)%3C/script%3E+and+no");
        HttpResponse<String> back = goAndComeBack();
        assertThat(back.statusCode()).isEqualTo(403);
        assertThat(back.body())
                .contains(
                        "Not logged in: the provider says: access_denied: &lt;script&gt;alert(1)&lt;/script&gt; and no.")
                .doesNotContain("<script>alert");
        assertThat(header(back, "Set-Cookie")).isEqualTo("none");
    }

    @Test
    void wordsThatNobodyAskedTheProviderForAreNotShown() throws Exception {
        HttpResponse<String> back = served.get("/login/oidc/back?state=x&error=owned");
        assertThat(back.statusCode()).isEqualTo(403);
        assertThat(back.body()).doesNotContain("owned").contains("this log-in was not begun in this browser");
    }

    @Test
    void whileTheProviderIsAwayPasswordsAreTaken() throws Exception {
        played.close();
        HttpResponse<String> begun = served.get("/login/oidc");
        assertThat(begun.statusCode()).isEqualTo(502);
        assertThat(begun.body()).contains("Not logged in: the provider does not answer at " + played.issuer());
        assertThat(served.login("viewer", Served.PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void inABrowserOneClickLeadsThereAndBack() throws Exception {
        try (Browser browser = Browser.open(folder.resolve("profile"), served.url() + "/")) {
            assertThat(browser.shows("Log in with 127.0.0.1")).isTrue();
            assertThat(Axe.violations(browser)).isEmpty();
            browser.evaluate("document.querySelector('a[href=\"/login/oidc\"]').click()");
            assertThat(browser.shows("alice, admin")).as(browser.read()).isTrue();
            assertThat(browser.shows("★ pg-test-1")).isTrue();
        }
    }
}
