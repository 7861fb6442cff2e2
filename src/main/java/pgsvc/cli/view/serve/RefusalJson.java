package pgsvc.cli.view.serve;

import java.io.PrintStream;
import java.util.List;
import pgsvc.cli.view.Json;

/// Why something is not done, as JSON.
///
/// @param reasons the same in several sentences, where there are some
public record RefusalJson(String words, List<String> reasons) {
    public RefusalJson {
        reasons = List.copyOf(reasons);
    }

    /// Prints it.
    public void print(PrintStream out) {
        Json.print(out, json -> {
            json.writeStartObject();
            json.writeStringField("error", words);
            if (!reasons.isEmpty()) {
                Json.strings(json, "reasons", reasons);
            }
            json.writeEndObject();
        });
    }
}
