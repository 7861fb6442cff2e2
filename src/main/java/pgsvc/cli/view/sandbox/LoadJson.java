package pgsvc.cli.view.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import pgsvc.cli.view.Json;
import pgsvc.load.history.History;
import pgsvc.load.history.Mark;
import pgsvc.load.report.Answers;
import pgsvc.load.report.ClientReport;
import pgsvc.load.report.FailureCount;
import pgsvc.load.report.Report;

/// A load's figures as JSON; docs/json.md has the shape. Times are seconds since the start.
final class LoadJson {
    private final PrintStream out;

    LoadJson(PrintStream out) {
        this.out = out;
    }

    void print(History history, Report report) {
        Json.print(out, json -> {
            json.writeStartObject();
            json.writeNumberField("seconds", seconds(report.length()));
            json.writeArrayFieldStart("clients");
            write(json, report.writer());
            for (ClientReport reader : report.readers()) {
                write(json, reader);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("events");
            for (Mark mark : report.marks()) {
                json.writeStartObject();
                json.writeNumberField("at", seconds(mark.at()));
                json.writeStringField("what", mark.what());
                Optional<Duration> write = history.writer().firstAnswerAfter(mark.at());
                if (write.isPresent()) {
                    json.writeNumberField("next_write", seconds(write.get()));
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            numbers(json, "lost_writes", report.verification().lost());
            numbers(json, "unacknowledged_writes", report.verification().unacknowledged());
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, ClientReport client) throws IOException {
        json.writeStartObject();
        json.writeStringField("action", client.client().action().name().toLowerCase(Locale.ROOT));
        json.writeStringField("service", client.client().service());
        json.writeNumberField("attempts", client.attempts());
        json.writeNumberField("answered", client.answered());
        json.writeObjectFieldStart("longest_gap");
        json.writeNumberField("seconds", seconds(client.longestGap().length()));
        json.writeNumberField("begin", seconds(client.longestGap().begin()));
        json.writeNumberField("end", seconds(client.longestGap().end()));
        json.writeEndObject();
        if (client.latency().isPresent()) {
            json.writeNumberField(
                    "median_latency", seconds(client.latency().get().median()));
            json.writeNumberField(
                    "percentile99_latency", seconds(client.latency().get().percentile99()));
        }
        json.writeArrayFieldStart("answers");
        for (Answers answers : client.answers()) {
            json.writeStartObject();
            json.writeStringField("instance", answers.instance());
            json.writeNumberField("as_primary", answers.asPrimary());
            json.writeNumberField("as_replica", answers.asReplica());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("failures");
        for (FailureCount failure : client.failures()) {
            json.writeStartObject();
            json.writeStringField("kind", failure.kind().words());
            json.writeNumberField("times", failure.times());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void numbers(JsonGenerator json, String name, List<Long> numbers) throws IOException {
        json.writeArrayFieldStart(name);
        for (long number : numbers) {
            json.writeNumber(number);
        }
        json.writeEndArray();
    }

    private static double seconds(Duration time) {
        return Math.round(time.toNanos() / 1e6) / 1e3;
    }
}
