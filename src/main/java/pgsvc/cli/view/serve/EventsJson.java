package pgsvc.cli.view.serve;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import pgsvc.cli.view.Json;
import pgsvc.timeline.Event;

/// What happened, as JSON.
///
/// @param began since when it is known
/// @param events the oldest first
public record EventsJson(Instant began, List<Event> events) {
    public EventsJson {
        events = List.copyOf(events);
    }

    /// Prints it.
    public void print(PrintStream out) {
        Json.print(out, json -> {
            json.writeStartObject();
            json.writeStringField("began", began.truncatedTo(ChronoUnit.SECONDS).toString());
            json.writeArrayFieldStart("events");
            for (Event event : events) {
                write(json, event);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Event event) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", event.number());
        json.writeStringField("at", event.at().truncatedTo(ChronoUnit.MILLIS).toString());
        json.writeStringField("kind", event.what().kind().word());
        Json.present(json, "cluster", event.what().cluster());
        Json.present(json, "node", event.what().node());
        json.writeStringField("words", event.what().words());
        json.writeEndObject();
    }
}
