package pgsvc.cli.view.plan;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import pgsvc.apply.Generation;
import pgsvc.cli.view.Json;

/// Generations as JSON; docs/json.md has the shape.
public final class HistoryJson {
    private final PrintStream out;

    public HistoryJson(PrintStream out) {
        this.out = out;
    }

    /// Prints them.
    public void print(Map<String, List<Generation>> history) {
        Json.print(out, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("generations");
            for (Map.Entry<String, List<Generation>> node : history.entrySet()) {
                for (Generation generation : node.getValue()) {
                    json.writeStartObject();
                    json.writeStringField("node", node.getKey());
                    json.writeNumberField("generation", generation.number());
                    json.writeStringField("when", generation.author().when());
                    json.writeStringField("who", generation.author().who());
                    json.writeStringField("why", generation.author().why());
                    json.writeStringField("plan", generation.plan());
                    json.writeStringField("result", generation.result());
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
