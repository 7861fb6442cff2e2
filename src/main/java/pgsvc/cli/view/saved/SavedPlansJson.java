package pgsvc.cli.view.saved;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import pgsvc.cli.view.Json;
import pgsvc.cli.view.plan.PlanJson;
import pgsvc.plan.Plan;
import pgsvc.plan.change.Change;

/// Saved plans as JSON; docs/json.md has the shape.
public final class SavedPlansJson {
    /// Of the shape; another one is not read.
    static final int VERSION = 1;

    private SavedPlansJson() {}

    /// The whole document. It says nothing twice: whoever reads it sees what will be done.
    public static String text(SavedPlans saved) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Json.print(new PrintStream(bytes, true, StandardCharsets.UTF_8), json -> {
            json.writeStartObject();
            json.writeNumberField("pgsvc_plan", VERSION);
            json.writeStringField("program", saved.program());
            json.writeStringField("made", saved.made());
            Json.strings(json, "options", saved.options());
            json.writeStringField("digest", saved.digest());
            json.writeArrayFieldStart("plans");
            for (Plan plan : saved.plans()) {
                write(json, plan);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void write(JsonGenerator json, Plan plan) throws IOException {
        json.writeStartObject();
        json.writeStringField("node", plan.target());
        json.writeStringField("folder", plan.site().folder());
        json.writeStringField("services", plan.site().services());
        json.writeStringField("basis", plan.basis());
        json.writeBooleanField("running", plan.running());
        json.writeNumberField("unchanged", plan.unchanged());
        json.writeArrayFieldStart("changes");
        for (Change change : plan.changes()) {
            write(json, change);
        }
        json.writeEndArray();
        PlanJson.writeRemarks(json, plan);
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Change change) throws IOException {
        json.writeStartObject();
        json.writeStringField("file", change.file());
        switch (change) {
            case Change.Create create -> {
                json.writeStringField("change", "create");
                json.writeStringField("after", create.after());
            }
            case Change.Update update -> {
                json.writeStringField("change", "update");
                json.writeBooleanField("adopted", update.adopted());
                json.writeNumberField("sessions", update.sessions());
                json.writeStringField("before", update.before());
                json.writeStringField("after", update.after());
            }
            case Change.Delete delete -> {
                json.writeStringField("change", "delete");
                json.writeNumberField("sessions", delete.sessions());
                json.writeStringField("before", delete.before());
            }
        }
        PlanJson.write(json, change.activation());
        json.writeEndObject();
    }
}
