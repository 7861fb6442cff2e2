package pgsvc.cli.view.plan;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import pgsvc.apply.Replaced;
import pgsvc.cli.view.Json;

/// What one generation changed, as JSON; docs/json.md has the shape.
public record GenerationJson(String node, int generation, List<Replaced> files) {
    public GenerationJson {
        files = List.copyOf(files);
    }

    /// Prints it.
    public void print(PrintStream out) {
        Json.print(out, json -> {
            json.writeStartObject();
            json.writeStringField("node", node);
            json.writeNumberField("generation", generation);
            json.writeArrayFieldStart("changes");
            for (Replaced file : files) {
                json.writeStartObject();
                json.writeStringField("file", file.file());
                json.writeStringField("change", change(file.before(), file.after()));
                Json.strings(
                        json,
                        "diff",
                        Diff.between(
                                file.file(),
                                file.before().orElse(""),
                                file.after().orElse("")));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static String change(Optional<String> before, Optional<String> after) {
        if (before.isEmpty()) {
            return "create";
        }
        return after.isEmpty() ? "delete" : "update";
    }
}
