package pgsvc.cli.serve;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pgsvc.cli.command.Program;
import pgsvc.cli.view.Printed;
import pgsvc.cli.view.metrics.Exposition;
import pgsvc.cli.view.metrics.StatusMetrics;
import pgsvc.cli.view.serve.EventsJson;
import pgsvc.cli.view.status.StatusJson;
import pgsvc.diagnostic.Diagnostic;
import pgsvc.resolve.Resolution;
import pgsvc.status.Status;
import pgsvc.timeline.Event;
import pgsvc.timeline.Happening;
import pgsvc.timeline.Timeline;
import pgsvc.web.Answer;
import pgsvc.web.Feed;

/// What is known now, for whoever asks. Safe for use by several threads.
final class Board {
    private static final String EVENTS = "events";

    private final Feed feed = new Feed();
    private final Timeline timeline;
    private Resolution resolution;
    private List<Diagnostic> findings;
    private Optional<Answer> status = Optional.empty();
    private Optional<Answer> metrics = Optional.empty();

    /// @param began when the server began: it knows nothing of what was before
    Board(Resolution resolution, List<Diagnostic> findings, Instant began) {
        this.timeline = new Timeline(began);
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
    void seen(Status now, Instant at, Duration took) {
        seen(now, at, took, List.of());
    }

    /// The same with what happened by other sources.
    synchronized void seen(Status now, Instant at, Duration took, List<Happening> more) {
        List<Event> events = timeline.seen(now, at, more);
        metrics = Optional.of(Answer.text(Exposition.TYPE, StatusMetrics.of(now, Program.version(), at, took))
                .forMany());
        String text = Printed.text(out -> new StatusJson(out).print(now));
        status = Optional.of(Answer.json(text).forMany());
        feed.publish(text);
        if (!events.isEmpty()) {
            feed.publish(EVENTS, text(events));
        }
    }

    synchronized Resolution resolution() {
        return resolution;
    }

    synchronized List<Diagnostic> findings() {
        return findings;
    }

    /// As JSON.
    synchronized Optional<Answer> status() {
        return status;
    }

    /// What happened after the event of a number, as JSON.
    String since(long number) {
        return text(timeline.since(number));
    }

    private String text(List<Event> events) {
        return Printed.text(new EventsJson(timeline.began(), events)::print);
    }

    /// The status for Prometheus.
    synchronized Optional<Answer> metrics() {
        return metrics;
    }

    /// The status each time that it is another one, and under the name `events` what happened.
    Feed feed() {
        return feed;
    }
}
