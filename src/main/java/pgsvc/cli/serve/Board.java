package pgsvc.cli.serve;

import java.util.List;
import java.util.Optional;
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

    Board(Resolution resolution, List<Diagnostic> findings) {
        this.resolution = resolution;
        this.findings = List.copyOf(findings);
    }

    /// The inventory was read again. A broken one leaves what was before.
    synchronized void read(Optional<Resolution> now, List<Diagnostic> found) {
        resolution = now.orElse(resolution);
        findings = List.copyOf(found);
    }

    synchronized void seen(Status now) {
        String text = Documents.text(out -> new StatusJson(out).print(now));
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

    /// The status each time that it is another one.
    Feed feed() {
        return feed;
    }
}
