package pgsvc.cli.view.plan;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import pgsvc.apply.Outcome;
import pgsvc.cli.view.Json;

/// What came of an apply as JSON; docs/json.md has the shape.
public final class OutcomeJson {
    private final PrintStream out;

    public OutcomeJson(PrintStream out) {
        this.out = out;
    }

    /// Prints it.
    public void print(Map<String, Outcome> outcomes) {
        Json.print(out, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("outcomes");
            for (Map.Entry<String, Outcome> node : outcomes.entrySet()) {
                json.writeStartObject();
                json.writeStringField("node", node.getKey());
                write(json, node.getValue());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Outcome outcome) throws IOException {
        json.writeStringField("outcome", Words.of(outcome));
        switch (outcome) {
            case Outcome.Unchanged _ -> {}
            case Outcome.Applied applied -> {
                json.writeNumberField("generation", applied.generation());
                PlanJson.write(json, applied.activation());
            }
            case Outcome.Skipped(String reason) -> json.writeStringField("reason", reason);
            case Outcome.RolledBack(String reason) -> json.writeStringField("reason", reason);
            case Outcome.Stranded(String reason) -> json.writeStringField("reason", reason);
        }
    }
}
