package pgsvc.cli.view.status;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import pgsvc.cli.view.ExplanationJson;
import pgsvc.cli.view.Json;
import pgsvc.status.MemberNow;
import pgsvc.status.ServiceNow;
import pgsvc.topology.Answer;

/// An explanation with what Patroni and each load balancer say now, as JSON; docs/json.md has the shape.
public final class NowJson {
    private final PrintStream out;

    public NowJson(PrintStream out) {
        this.out = out;
    }

    /// Prints it.
    public void print(ServiceNow now) {
        String check = now.declared().service().check();
        Map<String, MemberNow> members =
                now.members().stream().collect(Collectors.toMap(MemberNow::name, Function.identity()));
        new ExplanationJson(out)
                .print(
                        now.declared(),
                        (json, member) -> write(
                                json,
                                requireNonNull(members.get(member.instance().name())),
                                check));
    }

    private static void write(JsonGenerator json, MemberNow member, String check) throws IOException {
        Verdict verdict = new Verdict(member, check);
        json.writeObjectFieldStart("now");
        switch (member.answer()) {
            case Answer.Given<Integer>(Integer code) -> json.writeNumberField("patroni_code", code);
            case Answer.None<Integer>(var why) -> {
                json.writeStringField("failure", why.kind().id());
                json.writeStringField("failure_detail", why.words());
            }
        }
        ServersJson.write(json, member.at(), member.name()::equals);
        Json.strings(json, "serves_at", member.servedAt());
        json.writeStringField("verdict", verdict.words());
        Json.strings(json, "disagreements", verdict.disagreements());
        json.writeEndObject();
    }
}
