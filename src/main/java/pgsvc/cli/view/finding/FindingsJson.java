package pgsvc.cli.view.finding;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import pgsvc.cli.view.Json;
import pgsvc.diagnostic.Diagnostic;

/// Findings for programs; the shape is described in docs/json.md.
public final class FindingsJson implements Findings {
    private final PrintStream out;

    public FindingsJson(PrintStream out) {
        this.out = out;
    }

    @Override
    public void print(List<Diagnostic> findings) {
        Json.print(out, json -> {
            json.writeStartObject();
            json.writeBooleanField("ok", findings.stream().noneMatch(Diagnostic::isError));
            json.writeArrayFieldStart("findings");
            for (Diagnostic finding : findings) {
                write(json, finding);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Diagnostic finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", finding.rule().id());
        json.writeStringField("severity", finding.severity().word());
        json.writeStringField("summary", finding.rule().summary());
        json.writeStringField("detail", finding.detail());
        json.writeStringField("mend", finding.mend());
        json.writeStringField("file", finding.where().file());
        json.writeNumberField("line", finding.where().line());
        json.writeNumberField("column", finding.where().column());
        json.writeNumberField("end_line", finding.where().endLine());
        json.writeNumberField("end_column", finding.where().endColumn());
        json.writeEndObject();
    }
}
