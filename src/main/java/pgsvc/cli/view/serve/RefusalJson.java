package pgsvc.cli.view.serve;

import java.io.PrintStream;
import pgsvc.cli.view.Json;

/// Why something is not done, as JSON.
public record RefusalJson(String words) {
    /// Prints it.
    public void print(PrintStream out) {
        Json.print(out, json -> {
            json.writeStartObject();
            json.writeStringField("error", words);
            json.writeEndObject();
        });
    }
}
