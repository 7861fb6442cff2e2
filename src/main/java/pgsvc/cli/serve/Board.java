package pgsvc.cli.serve;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pgsvc.cli.command.Program;
import pgsvc.cli.view.Printed;
import pgsvc.cli.view.metrics.StatusMetrics;
import pgsvc.cli.view.status.StatusJson;
import pgsvc.diagnostic.Diagnostic;
import pgsvc.resolve.Resolution;
import pgsvc.status.Status;
import pgsvc.web.Feed;

/// What is known now, for whoever asks. Safe for use by several threads.
final class Board {
    private final Feed feed = new Feed();
    private Resolution resolution;
    private List<Diagnostic> findings;
    private Optional<String> status = Optional.empty();
    private Optional<String> metrics = Optional.empty();

    Board(Resolution resolution, List<Diagnostic> findings) {
        this.resolution = resolution;
        this.findings = List.copyOf(findings);
    }

    /// The inventory was read again. A broken one leaves what was before.
    synchronized void read(Optional<Resolution> now, List<Diagnostic> found) {
        resolution = now.orElse(resolution);
        findings = List.copyOf(found);
    }

    /// @param at when the look ended
    /// @param took what it took
    synchronized void seen(Status now, Instant at, Duration took) {
        metrics = Optional.of(StatusMetrics.of(now, Program.version(), at, took));
        String text = Printed.text(out -> new StatusJson(out).print(now));
        status = Optional.of(text);
        feed.publish(text);
    }

    synchronized Resolution resolution() {
        return resolution;
    }

    synchronized List<Diagnostic> findings() {
        return findings;
    }

    /// As JSON.
    synchronized Optional<String> status() {
        return status;
    }

    /// The same for Prometheus.
    synchronized Optional<String> metrics() {
        return metrics;
    }

    /// The status each time that it is another one.
    Feed feed() {
        return feed;
    }
}
