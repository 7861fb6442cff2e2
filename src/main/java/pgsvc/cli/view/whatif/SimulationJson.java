package pgsvc.cli.view.whatif;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import pgsvc.cli.view.Json;
import pgsvc.model.Instance;
import pgsvc.whatif.Matrix;
import pgsvc.whatif.Row;
import pgsvc.whatif.Serving;
import pgsvc.whatif.Situation;
import pgsvc.whatif.finding.Assumptions;
import pgsvc.whatif.finding.Hole;
import pgsvc.whatif.finding.Holes;
import pgsvc.whatif.finding.Note;
import pgsvc.whatif.finding.Notes;

/// A simulation for programs; the shape is described in docs/json.md.
public final class SimulationJson {
    private final PrintStream out;

    public SimulationJson(PrintStream out) {
        this.out = out;
    }

    /// The cluster, every situation, and what is wrong.
    public void print(Matrix matrix) {
        Json.print(out, json -> {
            json.writeStartObject();
            json.writeStringField("cluster", matrix.cluster().name());
            json.writeBooleanField("standby_cluster", matrix.cluster().isStandby());
            json.writeStringField("roles", matrix.roles().name().toLowerCase(Locale.ROOT));
            json.writeArrayFieldStart("instances");
            for (Instance instance : matrix.cluster().instances()) {
                json.writeStartObject();
                json.writeStringField("name", instance.name());
                json.writeStringField("role", instance.role().word());
                json.writeEndObject();
            }
            json.writeEndArray();
            services(json, matrix);
            situations(json, matrix);
            holes(json, matrix);
            notes(json, matrix);
            Json.strings(json, "assumptions", Assumptions.of(matrix));
            json.writeEndObject();
        });
    }

    private static void services(JsonGenerator json, Matrix matrix) throws IOException {
        json.writeArrayFieldStart("services");
        for (Row row : matrix.rows()) {
            json.writeStartObject();
            json.writeStringField("service", row.service().fullName());
            json.writeNumberField("port", row.service().port());
            json.writeStringField("check", row.service().check());
            Json.strings(json, "load_balancers", row.loadBalancers());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void situations(JsonGenerator json, Matrix matrix) throws IOException {
        json.writeArrayFieldStart("situations");
        for (Situation situation : matrix.situations()) {
            json.writeStartObject();
            write(json, situation);
            json.writeArrayFieldStart("services");
            for (int row = 0; row < matrix.rows().size(); row++) {
                Serving serving = matrix.serving(situation, row);
                json.writeStartObject();
                json.writeStringField(
                        "service", matrix.rows().get(row).service().fullName());
                Json.strings(json, "servers", serving.servers());
                Json.strings(json, "perhaps", serving.perhaps());
                json.writeBooleanField("by_backup", serving.byBackup());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void holes(JsonGenerator json, Matrix matrix) throws IOException {
        json.writeArrayFieldStart("holes");
        for (Hole hole : Holes.in(matrix)) {
            json.writeStartObject();
            Json.strings(
                    json,
                    "services",
                    hole.rows().stream().map(row -> row.service().fullName()).toList());
            write(json, hole.situations());
            json.writeStringField("detail", hole.sentence());
            json.writeStringField("mend", hole.mend());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void notes(JsonGenerator json, Matrix matrix) throws IOException {
        json.writeArrayFieldStart("notes");
        for (Note note : Notes.in(matrix)) {
            json.writeStartObject();
            json.writeStringField("service", note.row().service().fullName());
            write(json, note.situations());
            json.writeStringField("detail", note.sentence());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, List<Situation> situations) throws IOException {
        json.writeArrayFieldStart("situations");
        for (Situation situation : situations) {
            json.writeStartObject();
            write(json, situation);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Situation situation) throws IOException {
        json.writeStringField("leader", situation.leader().orElse(null));
        Json.strings(json, "lost", situation.lost());
    }
}
