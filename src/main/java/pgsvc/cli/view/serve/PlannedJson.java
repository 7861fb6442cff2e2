package pgsvc.cli.view.serve;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import pgsvc.cli.view.Json;
import pgsvc.cli.view.plan.PlanJson;
import pgsvc.plan.Plan;

/// Plans that were made for the page, as JSON.
///
/// @param unreached the nodes that have none, each with the reason
public record PlannedJson(List<Plan> plans, Map<String, String> unreached) {

    /// Prints it.
    public void print(PrintStream out) {
        Json.print(out, json -> {
            json.writeStartObject();
            PlanJson.write(json, plans);
            json.writeArrayFieldStart("unreached");
            for (Map.Entry<String, String> node : unreached.entrySet()) {
                json.writeStartObject();
                json.writeStringField("node", node.getKey());
                json.writeStringField("why", node.getValue());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
