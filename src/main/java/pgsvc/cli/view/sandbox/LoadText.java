package pgsvc.cli.view.sandbox;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import pgsvc.cli.view.Counted;
import pgsvc.load.LoadPlan;
import pgsvc.load.history.Action;
import pgsvc.load.history.History;
import pgsvc.load.report.Answers;
import pgsvc.load.report.ClientReport;
import pgsvc.load.report.FailureCount;
import pgsvc.load.report.Latency;
import pgsvc.load.report.Report;
import pgsvc.load.timeline.TimelineText;

/// A load's timeline and figures.
final class LoadText {
    private static final int WIDTH = 100;

    private final PrintStream out;

    LoadText(PrintStream out) {
        this.out = out;
    }

    void print(LoadPlan plan, History history, Report report) {
        out.println(seconds(report.length()) + " through " + plan.writer().host() + ", " + plan.attemptsPerSecond()
                + " attempts a second of each client, each over a connection of its own\n");
        out.println(TimelineText.of(history, WIDTH));
        print(report.writer());
        report.readers().forEach(this::print);
        int surprising = report.verification().unacknowledged().size();
        if (surprising > 0) {
            out.println("Writes that are there though their client saw them fail: " + surprising);
        }
        int lost = report.lostWrites();
        out.println(
                lost == 0
                        ? "No acknowledged write is lost."
                        : "LOST: " + lost + " acknowledged writes are not there: "
                                + report.verification().lost().stream()
                                        .limit(10)
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(", "))
                                + (lost > 10 ? ", …" : ""));
    }

    private void print(ClientReport client) {
        out.printf(
                Locale.ROOT,
                "%s %s: %d attempts, %d answered, %d failed%n",
                client.client().action() == Action.WRITE ? "writes to" : "reads from",
                client.client().service(),
                client.attempts(),
                client.answered(),
                client.failed());
        out.println("  longest time without an answer: "
                + seconds(client.longestGap().length()) + " (from "
                + seconds(client.longestGap().begin()) + " to "
                + seconds(client.longestGap().end()) + ")");
        client.latency().ifPresent(this::print);
        if (!client.answers().isEmpty()) {
            out.println("  answered by "
                    + client.answers().stream().map(LoadText::told).collect(Collectors.joining(", ")));
        }
        for (FailureCount failure : client.failures()) {
            out.println("  failed " + Counted.of(failure.times(), "time") + ": "
                    + failure.kind().words());
        }
    }

    private void print(Latency latency) {
        out.printf(
                Locale.ROOT,
                "  latency: %.1f ms in the median, %.1f ms at 99%%%n",
                millis(latency.median()),
                millis(latency.percentile99()));
    }

    private static String told(Answers answers) {
        return answers.instance() + " " + answers.total() + " times"
                + (answers.asPrimary() == 0 ? " (as replica)" : answers.asReplica() == 0 ? "" : " (as both)");
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toNanos() / 1e9);
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}
