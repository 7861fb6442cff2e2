package pgsvc.cli.view.plan;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import pgsvc.cli.view.Json;
import pgsvc.plan.Drift;
import pgsvc.plan.Guard;
import pgsvc.plan.Plan;
import pgsvc.plan.change.Activation;
import pgsvc.plan.change.Change;

/// Plans as JSON; docs/json.md has the shape.
public final class PlanJson {
    private final PrintStream out;

    public PlanJson(PrintStream out) {
        this.out = out;
    }

    /// Prints them.
    public void print(List<Plan> plans) {
        Json.print(out, json -> {
            json.writeStartObject();
            write(json, plans);
            json.writeEndObject();
        });
    }

    /// The fields `digest` and `plans`.
    public static void write(JsonGenerator json, List<Plan> plans) throws IOException {
        json.writeStringField("digest", Plan.digest(plans));
        json.writeArrayFieldStart("plans");
        for (Plan plan : plans) {
            write(json, plan);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Plan plan) throws IOException {
        json.writeStartObject();
        json.writeStringField("node", plan.target());
        json.writeStringField("digest", plan.digest());
        json.writeStringField("basis", plan.basis());
        json.writeBooleanField("running", plan.running());
        json.writeNumberField("unchanged", plan.unchanged());
        write(json, plan.activation());
        json.writeArrayFieldStart("changes");
        for (Change change : plan.changes()) {
            write(json, change);
        }
        json.writeEndArray();
        writeRemarks(json, plan);
        json.writeEndObject();
    }

    /// What a plan says beside its changes: the fields `drift`, `guards`, `foreign` and `warnings`.
    public static void writeRemarks(JsonGenerator json, Plan plan) throws IOException {
        writeDrift(json, plan);
        json.writeArrayFieldStart("guards");
        for (Guard guard : plan.guards()) {
            json.writeStartObject();
            json.writeStringField("what", guard.what());
            json.writeStringField("mend", guard.mend());
            json.writeBooleanField("forceable", guard.forceable());
            json.writeEndObject();
        }
        json.writeEndArray();
        Json.strings(json, "foreign", plan.foreign());
        Json.strings(json, "warnings", plan.warnings());
    }

    /// The field `drift`.
    public static void writeDrift(JsonGenerator json, Plan plan) throws IOException {
        json.writeArrayFieldStart("drift");
        for (Drift drift : plan.drift()) {
            json.writeStartObject();
            json.writeStringField("subject", drift.subject());
            json.writeStringField("meant", drift.meant());
            json.writeStringField("found", drift.found());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Change change) throws IOException {
        json.writeStartObject();
        json.writeStringField("file", change.file());
        json.writeStringField(
                "change",
                switch (change) {
                    case Change.Create _ -> "create";
                    case Change.Update _ -> "update";
                    case Change.Delete _ -> "delete";
                });
        json.writeNumberField("sessions", change.sessions());
        write(json, change.activation());
        Json.strings(json, "diff", Diff.lines(change));
        json.writeEndObject();
    }

    /// The fields `activation`, `reason` and, where there are some, `commands`.
    public static void write(JsonGenerator json, Activation activation) throws IOException {
        json.writeStringField("activation", Words.kind(activation));
        json.writeStringField("reason", activation.reason());
        if (activation instanceof Activation.Runtime runtime) {
            Json.strings(json, "commands", runtime.commands());
        }
    }
}
