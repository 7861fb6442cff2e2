package pgsvc.cli.view;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import pgsvc.model.Located;
import pgsvc.resolve.Explanation;
import pgsvc.resolve.Server;
import pgsvc.resolve.advice.Advice;

/// An explanation for programs; the shape is described in docs/json.md.
public final class ExplanationJson {
    private final PrintStream out;

    public ExplanationJson(PrintStream out) {
        this.out = out;
    }

    /// Writes more of a member.
    public interface More {
        void write(JsonGenerator json, Explanation.Member member) throws IOException;
    }

    /// The service and its members.
    public void print(Explanation explanation) {
        print(explanation, (_, _) -> {});
    }

    /// The same with more to each member.
    public void print(Explanation explanation, More more) {
        Json.print(out, json -> {
            json.writeStartObject();
            json.writeStringField("service", explanation.service().fullName());
            json.writeNumberField("port", explanation.service().port());
            json.writeStringField(
                    "selector", explanation.service().declared().selector().value());
            json.writeStringField(
                    "backup",
                    explanation
                            .service()
                            .declared()
                            .backup()
                            .map(Located::value)
                            .orElse(null));
            json.writeStringField("destination", explanation.destination());
            json.writeStringField("check", explanation.check());
            json.writeArrayFieldStart("members");
            for (Explanation.Member member : explanation.members()) {
                write(json, member, more);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("advice");
            for (Advice advice : Advice.on(explanation)) {
                json.writeStartObject();
                json.writeStringField("detail", advice.detail());
                json.writeStringField("mend", advice.mend());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Explanation.Member member, More more) throws IOException {
        json.writeStartObject();
        json.writeStringField("instance", member.instance().name());
        json.writeStringField("host", member.instance().host());
        json.writeStringField("role", member.instance().role().word());
        json.writeBooleanField("selected", member.selected());
        json.writeBooleanField("backup", member.backup());
        if (member.server().isPresent()) {
            Server server = member.server().get();
            json.writeObjectFieldStart("server");
            json.writeNumberField("port", server.port());
            json.writeNumberField("check_port", server.checkPort());
            json.writeNumberField("weight", server.weight());
            json.writeBooleanField("backup", server.backup());
            json.writeEndObject();
        }
        json.writeStringField("verdict", member.verdict());
        more.write(json, member);
        json.writeEndObject();
    }
}
