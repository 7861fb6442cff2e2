package pgsvc.cli.view.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import pgsvc.cli.view.status.Scene;

class StatusMetricsTest {
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

    @Test
    void whatIsWellIsSaidAsFigures() throws Exception {
        assertThat(metrics(new Scene()))
                .contains("pgsvc_build_info{version=\"0.1.0\"} 1\n")
                .contains("pgsvc_last_look_timestamp_seconds 1795838400\n")
                .contains("pgsvc_look_duration_seconds 0.25\n")
                .contains("pgsvc_source_up{cluster=\"pg-test\",instance=\"pg-test-2\"} 1\n")
                .contains("pgsvc_leader{cluster=\"pg-test\",instance=\"pg-test-1\"} 1\n")
                .contains("pgsvc_service_servers{cluster=\"pg-test\",service=\"pg-test-primary\",node=\"10.10.10.12\","
                        + "state=\"stands-by\"} 2\n")
                .contains("pgsvc_service_up{cluster=\"pg-test\",service=\"pg-test-offline\",node=\"10.10.10.13\"} 1\n")
                .contains("pgsvc_load_balancer_up{node=\"10.10.10.11\"} 1\n")
                .contains("pgsvc_in_sync{node=\"10.10.10.11\"} 1\n")
                .contains("pgsvc_old_worker_sessions{node=\"10.10.10.11\"} 0\n");
    }

    @Test
    void ofWhatIsNotKnownNothingIsSaid() throws Exception {
        String metrics =
                metrics(new Scene().silent("pg-test-3").away("10.10.10.12").stopped("10.10.10.13"));

        assertThat(metrics)
                .contains("pgsvc_source_up{cluster=\"pg-test\",instance=\"pg-test-3\"} 0\n")
                .contains("pgsvc_load_balancer_up{node=\"10.10.10.12\"} 0\n")
                .contains("pgsvc_load_balancer_up{node=\"10.10.10.13\"} 0\n")
                .contains("pgsvc_service_up{cluster=\"pg-test\",service=\"pg-test-primary\",node=\"10.10.10.13\"} 0\n")
                .doesNotContain(
                        "pgsvc_service_up{cluster=\"pg-test\",service=\"pg-test-primary\",node=\"10.10.10.12\"}")
                .doesNotContain("pgsvc_in_sync{node=\"10.10.10.12\"}");
    }

    @Test
    void valuesOfLabelsAreEscaped() {
        assertThat(new Exposition()
                        .family(Family.LEADER)
                        .sample(1, List.of("name", "a\"b\\c\nd"))
                        .text())
                .endsWith("pgsvc_leader{name=\"a\\\"b\\\\c\\nd\"} 1\n");
    }

    @Test
    void prometheusOwnToolFindsNothingToSay() throws Exception {
        assumeTrue(Files.isExecutable(PROMTOOL), "Prometheus is not installed: " + PROMTOOL);
        Process promtool = new ProcessBuilder(PROMTOOL.toString(), "check", "metrics")
                .redirectErrorStream(true)
                .start();
        try (var in = promtool.getOutputStream()) {
            in.write(metrics(new Scene()).getBytes(StandardCharsets.UTF_8));
        }

        assertThat(new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(promtool.waitFor()).isZero();
    }

    @Test
    void alertsPassTheirOwnTests() throws Exception {
        assumeTrue(Files.isExecutable(PROMTOOL), "Prometheus is not installed: " + PROMTOOL);
        Process promtool = new ProcessBuilder(
                        PROMTOOL.toString(), "test", "rules", "packaging/prometheus/pgsvc.rules.test.yml")
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(promtool.waitFor()).as(said).isZero();
        assertThat(said).contains("SUCCESS");
    }

    private static String metrics(Scene scene) {
        return StatusMetrics.of(scene.status(), "0.1.0", Instant.parse("2026-11-28T04:00:00Z"), Duration.ofMillis(250));
    }
}
