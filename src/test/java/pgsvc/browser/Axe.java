package pgsvc.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import pgsvc.concurrent.Waiting;

/// What axe finds on a page against WCAG 2.1, levels A and AA.
public final class Axe {
    private static final String SCRIPT = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Axe() {}

    /// What is wrong and where, in words; empty when nothing is.
    public static String violations(Browser browser) throws Exception {
        if (browser.evaluate("typeof axe").equals("undefined")) {
            browser.evaluate("(() => {" + script() + "})()");
        }
        browser.evaluate("(window.found = null, axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })"
                + ".then(result => { window.found = result.violations.map(one => one.id + ' at '"
                + " + one.nodes.map(node => node.target + ' ' + node.failureSummary).join(', ')).join('; '); }))");
        assertThat(Waiting.until(() -> !browser.evaluate("window.found").equals("null"), PATIENCE))
                .isTrue();
        return browser.evaluate("window.found");
    }

    private static String script() throws IOException {
        try (InputStream script = Objects.requireNonNull(Axe.class.getResourceAsStream(SCRIPT))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
