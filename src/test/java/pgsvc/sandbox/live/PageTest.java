package pgsvc.sandbox.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.browser.Browser;
import pgsvc.concurrent.Waiting;
import pgsvc.sandbox.layout.Node;
import pgsvc.sandbox.layout.Shape;

/// The page in a real Chromium over three real nodes.
@Tag("sandbox")
@Timeout(180)
class PageTest {
    /// Looks are so seldom that none but one for the change can tell of it within the test.
    private static final String SELDOM = "10m";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path profile;

    @Test
    void aSwitchoverIsSeenBetweenTwoLooks() throws Exception {
        try (LiveSandbox live = LiveSandbox.up(new Shape(1, 3, 0, false, false, false, "127.0.63.11"))) {
            Process serve = Pgsvc.start(List.of(
                    "serve",
                    "-i",
                    live.folder.inventory().toString(),
                    "--listen",
                    "127.0.0.1:0",
                    "--interval",
                    SELDOM));
            try (var err = serve.errorReader(StandardCharsets.UTF_8)) {
                String address = err.readLine().replaceFirst("^.* ", "");
                try (Browser browser = Browser.open(profile, address + "/")) {
                    assertThat(browser.shows("★ pg-test-1")).isTrue();

                    Node.Instance next = live.instance("pg-test-2");
                    assertThat(live.sandbox.switchover("pg-test", Optional.of(next)))
                            .isEqualTo(next);

                    assertThat(browser.shows("★ pg-test-2")).isTrue();
                    assertThat(Waiting.until(
                                    () -> browser.evaluate("document.querySelector('.map').getAttribute('aria-label')")
                                            .startsWith("primary on 5433: pg-test-2, by 3 of 3"),
                                    PATIENCE))
                            .isTrue();
                }
            } finally {
                serve.destroy();
                serve.waitFor();
            }
        }
    }
}
