package pgsvc.cli.view.finding;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import pgsvc.cli.view.Json;
import pgsvc.diagnostic.Diagnostic;
import pgsvc.diagnostic.Rule;
import pgsvc.diagnostic.SourceRange;

/// Findings as SARIF 2.1.0 (OASIS), which code hosts and editors read.
public final class FindingsSarif implements Findings {
    private final PrintStream out;
    private final List<Rule> rules;

    /// @param rules every rule that there is, in the order in which the results refer to them
    public FindingsSarif(PrintStream out, List<Rule> rules) {
        this.out = out;
        this.rules = List.copyOf(rules);
    }

    @Override
    public void print(List<Diagnostic> findings) {
        Json.print(out, json -> {
            json.writeStartObject();
            json.writeStringField("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.writeStringField("version", "2.1.0");
            json.writeArrayFieldStart("runs");
            json.writeStartObject();
            tool(json);
            json.writeStringField("columnKind", "unicodeCodePoints");
            json.writeArrayFieldStart("results");
            for (Diagnostic finding : findings) {
                result(json, finding);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private void tool(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "pgsvc");
        json.writeArrayFieldStart("rules");
        for (Rule rule : rules) {
            json.writeStartObject();
            json.writeStringField("id", rule.id());
            text(json, "shortDescription", rule.summary());
            json.writeObjectFieldStart("defaultConfiguration");
            json.writeStringField("level", rule.severity().word());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void result(JsonGenerator json, Diagnostic finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", finding.rule().id());
        if (rules.contains(finding.rule())) {
            json.writeNumberField("ruleIndex", rules.indexOf(finding.rule()));
        }
        json.writeStringField("level", finding.severity().word());
        text(json, "message", finding.detail() + " " + finding.mend());
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        location(json, finding.where());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void location(JsonGenerator json, SourceRange where) throws IOException {
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", where.file().replace("%", "%25").replace(" ", "%20"));
        json.writeEndObject();
        json.writeObjectFieldStart("region");
        json.writeNumberField("startLine", where.line());
        json.writeNumberField("startColumn", where.column());
        json.writeNumberField("endLine", where.endLine());
        json.writeNumberField("endColumn", where.endColumn());
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String field, String text) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("text", text);
        json.writeEndObject();
    }
}
