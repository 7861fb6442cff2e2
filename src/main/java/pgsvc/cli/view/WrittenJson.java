package pgsvc.cli.view;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import pgsvc.output.OutputReport;

/// What was written, for programs; the shape is described in docs/json.md.
public final class WrittenJson {
    private final PrintStream out;

    public WrittenJson(PrintStream out) {
        this.out = out;
    }

    /// One object.
    public void print(OutputReport report) {
        Json.print(out, json -> {
            json.writeStartObject();
            json.writeStringField("folder", report.folder().toString());
            names(json, "written", report.written());
            names(json, "unchanged", report.unchanged());
            names(json, "removed", report.removed());
            json.writeEndObject();
        });
    }

    private static void names(JsonGenerator json, String field, List<String> files) throws IOException {
        json.writeArrayFieldStart(field);
        for (String file : files) {
            json.writeString(file);
        }
        json.writeEndArray();
    }
}
