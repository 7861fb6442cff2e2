package pgsvc.cli.view.serve;

import java.io.PrintStream;
import java.util.List;
import pgsvc.cli.view.Json;

/// What came of an action, node by node, as JSON.
///
/// @param done whether all of it was done
public record ResultJson(String action, String object, boolean done, List<OfNode> nodes) {
    /// What a node said.
    public record OfNode(String node, boolean done, String words) {}

    /// Prints it.
    public void print(PrintStream out) {
        Json.print(out, json -> {
            json.writeStartObject();
            json.writeStringField("action", action);
            json.writeStringField("object", object);
            json.writeBooleanField("done", done);
            json.writeArrayFieldStart("nodes");
            for (OfNode one : nodes) {
                json.writeStartObject();
                json.writeStringField("node", one.node());
                json.writeBooleanField("done", one.done());
                json.writeStringField("words", one.words());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
