package pgsvc.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.browser.Browser;
import pgsvc.cli.command.Session;
import pgsvc.cli.serve.action.Desk;
import pgsvc.cli.serve.action.Ground;
import pgsvc.cli.serve.action.Inquiries;
import pgsvc.cli.serve.action.Works;
import pgsvc.cli.serve.entry.Audit;
import pgsvc.cli.serve.entry.Scraper;
import pgsvc.cli.serve.entry.WithoutUsers;
import pgsvc.cli.view.status.Scene;
import pgsvc.web.Listening;
import pgsvc.web.WebServer;
import picocli.CommandLine;

/// The page in a real Chromium.
@Timeout(120)
class PageTest {
    @TempDir
    Path folder;

    /// The page, opened.
    private record Opened(Board board, WebServer web, Browser browser) implements AutoCloseable {
        @Override
        public void close() throws Exception {
            try (web) {
                browser.close();
            }
        }
    }

    private Opened open(Scene scene) throws Exception {
        Board board = new Board(scene.resolution, List.of(), Instant.EPOCH);
        board.seen(scene.status(), Instant.EPOCH, Duration.ZERO);
        WebServer web = WebServer.start(
                Listening.plain(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                reading(board),
                words -> {});
        try {
            return new Opened(
                    board,
                    web,
                    Browser.open(folder, "http://127.0.0.1:" + web.address().getPort() + "/"));
        } catch (IOException | InterruptedException | RuntimeException e) {
            web.close();
            throw e;
        }
    }

    private static Front reading(Board board) {
        Audit audit = new Audit(Optional.empty(), words -> {}, InstantSource.system());
        Ground ground = new Ground(
                board::resolution,
                new CommandLine(new ServeCommand().spec()).parseArgs(),
                new Session(InputStream.nullInputStream(), System.out, System.err, Map.of(), () -> false));
        return new Front(
                board,
                new Documents(board),
                new Inquiries(ground),
                new WithoutUsers(),
                new Scraper(Optional.empty()),
                new Desk(new Works(ground), audit));
    }

    @Test
    void whoServesAndWhoStandsByIsSeen() throws Exception {
        try (Opened page = open(new Scene())) {

            assertThat(page.browser().shows("✓ Every service is served")).isTrue();
            assertThat(page.browser().read())
                    .contains("★ pg-test-1", "leader, running", "5433 /primary", "● 1", "● 2")
                    .doesNotContain("✕", "standing by");

            page.browser().evaluate("document.querySelector('tbody button').click()");

            assertThat(page.browser().read()).contains("– 2 standing by for 5 min");
            assertThat(page.browser().evaluate("document.querySelector('tbody button').getAttribute('aria-expanded')"))
                    .isEqualTo("true");
        }
    }

    @Test
    void whatChangesIsSeenWithoutAsking() throws Exception {
        Scene scene = new Scene();
        try (Opened page = open(scene)) {
            assertThat(page.browser().shows("✓ Every service is served")).isTrue();

            page.board().seen(scene.led("pg-test-2").status(), Instant.EPOCH, Duration.ZERO);

            assertThat(page.browser().shows("★ pg-test-2")).isTrue();
        }
    }

    @Test
    void whatIsWrongStandsAboveWithItsMend() throws Exception {
        try (Opened page = open(new Scene()
                .silent("pg-test-3")
                .away("10.10.10.12")
                .stopped("10.10.10.13")
                .at("10.10.10.11", Scene.HEALTHY.replace("replica,3,UP", "replica,3,MAINT")))) {

            assertThat(page.browser().shows("things to look at")).isTrue();
            assertThat(page.browser().read())
                    .contains("pg-test: the Patroni of pg-test-3 does not answer")
                    .contains("pg-test-3 is in maintenance by hand in replica at 10.10.10.11")
                    .contains(
                            "10.10.10.12 was not reached: ssh does not get through: No route to host. See whether it is up.")
                    .contains("10.10.10.13: no HAProxy that loads these files runs");
        }
    }

    @Test
    void whatWouldBeUnderAnotherLeaderIsAskedFor() throws Exception {
        try (Opened page = open(new Scene())) {
            assertThat(page.browser().shows("If another leads, or one is lost")).isTrue();

            page.browser().evaluate("document.querySelector('[data-key^=whatif]').click()");

            assertThat(page.browser().shows("pg-test-3 leads")).isTrue();
            assertThat(page.browser().read()).contains("2 (backup)", "offline has no server");
        }
    }

    @Test
    void aServiceOpensToWhatTheInventorySaysOfEachMember() throws Exception {
        try (Opened page = open(new Scene())) {
            assertThat(page.browser().shows("★ pg-test-1")).isTrue();

            page.browser().evaluate("document.querySelector('[data-key^=pg-test-replica]').click()");

            assertThat(page.browser().shows("Traffic only while every server that is no backup is down"))
                    .isTrue();
            assertThat(page.browser().read())
                    .contains("postgresql://10.10.10.11:5434,10.10.10.12:5434,10.10.10.13:5434/postgres")
                    .contains(
                            "1 declared primary, a backup on port 6432.", "2 declared replica, a server on port 6432.")
                    .contains("OPTIONS /read-only on Patroni's REST API must answer 200");
        }
    }

    @Test
    void theMapShowsTheWayOfTrafficAndWhereItEnds() throws Exception {
        Scene scene = new Scene();
        try (Opened page = open(scene)) {
            assertThat(page.browser().shows("a load balancer's address")).isTrue();
            assertThat(page.browser().evaluate("document.querySelector('.map').getAttribute('aria-label')"))
                    .startsWith(
                            "primary on 5433: pg-test-1, by 3 of 3 load balancers; replica on 5434: pg-test-2, pg-test-3,");
            assertThat(page.browser().evaluate(lines("good"))).isEqualTo("9");
            assertThat(page.browser().evaluate(lines("backup"))).isEqualTo("2");
            assertThat(page.browser().evaluate(lines("bad"))).isEqualTo("0");

            page.board()
                    .seen(
                            scene.stopped("10.10.10.13")
                                    .at("10.10.10.11", Scene.HEALTHY.replace("replica,3,UP", "replica,3,MAINT"))
                                    .at("10.10.10.12", Scene.HEALTHY.replace("replica,3,UP", "replica,3,MAINT"))
                                    .status(),
                            Instant.EPOCH,
                            Duration.ZERO);

            assertThat(page.browser().shows("✕ 2 of 3")).isTrue();
            assertThat(page.browser().read()).contains("✕ 10.10.10.13", "no HAProxy", "▽");
            assertThat(page.browser().evaluate("document.querySelector('.map').getAttribute('aria-label')"))
                    .contains("replica on 5434: pg-test-2, by 2 of 3 load balancers");
            assertThat(page.browser().evaluate(lines("bad"))).isEqualTo("5");
        }
    }

    private static String lines(String kind) {
        return "document.querySelectorAll('.map path." + kind + "').length";
    }

    @Test
    void ofAFleetTwentyClustersAreShownAtATimeThoseWithTroubleFirst() throws Exception {
        try (Opened page = open(new Scene())) {
            assertThat(page.browser().shows("★ pg-test-1")).isTrue();
            page.browser().evaluate("""
                    show({ ...latest, clusters: Array.from({ length: 45 }, (_, i) => ({ ...latest.clusters[0],
                      cluster: 'pg-fleet-' + i, ...(i === 44 ? { leader: null } : {}) })) })""");

            assertThat(page.browser().read())
                    .contains("1 to 20 of 45 clusters", "pg-fleet-44: nobody is known to lead");
            assertThat(clusters(page.browser()))
                    .hasSize(20)
                    .startsWith("pg-fleet-44", "pg-fleet-0")
                    .endsWith("pg-fleet-18");

            turn(page.browser(), 1);
            assertThat(page.browser().read()).contains("21 to 40 of 45 clusters");
            assertThat(clusters(page.browser())).startsWith("pg-fleet-19").endsWith("pg-fleet-38");
            turn(page.browser(), 1);
            assertThat(page.browser().read()).contains("41 to 45 of 45 clusters");
            assertThat(clusters(page.browser())).hasSize(5).endsWith("pg-fleet-43");
            assertThat(page.browser().evaluate("document.querySelector('#pages [data-key=\"page:1\"]').disabled"))
                    .isEqualTo("true");

            seek(page.browser(), "pg-fleet-3");
            assertThat(clusters(page.browser())).hasSize(11);
            assertThat(page.browser().evaluate("document.getElementById('pages').hidden"))
                    .isEqualTo("true");
        }
    }

    private static List<String> clusters(Browser browser) throws Exception {
        return List.of(
                browser.evaluate("[...document.querySelectorAll('#clusters h2')].map(one => one.textContent).join(' ')")
                        .split(" "));
    }

    private static void turn(Browser browser, int by) throws Exception {
        browser.evaluate("document.querySelector('#pages [data-key=\"page:" + by + "\"]').click()");
    }

    @Test
    void whatIsNotSoughtIsNotShown() throws Exception {
        try (Opened page = open(new Scene())) {
            assertThat(page.browser().shows("★ pg-test-1")).isTrue();

            seek(page.browser(), "pg-other");
            assertThat(page.browser().read()).doesNotContain("★ pg-test-1");

            seek(page.browser(), "10.10.10.12");
            assertThat(page.browser().read()).contains("★ pg-test-1");
        }
    }

    private static void seek(Browser browser, String words) throws Exception {
        browser.evaluate("document.getElementById('find').value = '" + words + "'");
        browser.evaluate("document.getElementById('find').dispatchEvent(new Event('input'))");
    }

    @Test
    void markupInWhatHaproxySaysIsText() throws Exception {
        String words = "<img src=x onerror=document.title='owned'>";
        try (Opened page = open(new Scene()
                .at(
                        "10.10.10.11",
                        Scene.HEALTHY.replace(
                                "offline,3,UP,100,0,0,300,L7OK,200,", "offline,3,DOWN,100,0,0,300,L4CON,," + words)))) {

            assertThat(page.browser().shows("(" + words + ")")).isTrue();
            assertThat(page.browser().evaluate("document.images.length")).isEqualTo("0");
            assertThat(page.browser().evaluate("document.title")).doesNotContain("owned");
        }
    }
}
