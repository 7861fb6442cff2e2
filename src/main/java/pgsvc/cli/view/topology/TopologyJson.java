package pgsvc.cli.view.topology;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;
import pgsvc.cli.view.Json;
import pgsvc.discover.Comparison;
import pgsvc.discover.Difference;
import pgsvc.topology.LiveMember;
import pgsvc.topology.MemberStatus;
import pgsvc.topology.ObservedMember;
import pgsvc.topology.SourceState;
import pgsvc.topology.TopologySnapshot;

/// A live cluster as JSON; docs/json.md has the shape.
public final class TopologyJson {
    private final PrintStream out;

    public TopologyJson(PrintStream out) {
        this.out = out;
    }

    /// Prints it.
    public void print(Comparison comparison) {
        Json.print(out, json -> write(json, comparison));
    }

    /// Prints several, as a list under `clusters`.
    public void print(Iterable<Comparison> comparisons) {
        Json.print(out, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("clusters");
            for (Comparison comparison : comparisons) {
                write(json, comparison);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Comparison comparison) throws IOException {
        TopologySnapshot live = comparison.live();
        json.writeStartObject();
        Json.present(json, "cluster", live.scope());
        Json.present(json, "leader", live.leader().map(ObservedMember::name));
        json.writeBooleanField(
                "paused", live.cluster().filter(l -> l.cluster().paused()).isPresent());
        json.writeArrayFieldStart("members");
        for (ObservedMember member : live.members()) {
            write(json, comparison, member);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("differences");
        for (Difference difference : comparison.differences()) {
            write(json, difference);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Comparison comparison, ObservedMember member) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", member.name());
        Json.present(json, "declared_name", member.declared());
        Json.present(
                json,
                "declared_role",
                comparison.instance(member).map(i -> i.role().word()));
        json.writeStringField("api_url", member.address().toString());
        json.writeBooleanField("answers", member.isAnswering());
        if (member.source() instanceof SourceState.Silent silent) {
            json.writeStringField("failure", silent.why().kind().id());
            json.writeStringField("failure_detail", silent.why().words());
        }
        if (member.isAnswering()) {
            json.writeBooleanField("claims_primary", member.claimsPrimary());
            Json.present(json, "patroni_version", member.status().flatMap(MemberStatus::version));
        }
        if (member.listed().isPresent()) {
            write(json, member.listed().get());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, LiveMember member) throws IOException {
        json.writeStringField("role", member.role());
        json.writeStringField("state", member.state());
        json.writeStringField("host", member.host());
        json.writeNumberField("port", member.port());
        Json.present(json, "timeline", member.timeline());
        Json.present(json, "lag", member.lag());
        json.writeObjectFieldStart("tags");
        for (Map.Entry<String, String> tag : new TreeMap<>(member.tags()).entrySet()) {
            json.writeStringField(tag.getKey(), tag.getValue());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Difference difference) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", difference.kind().id());
        json.writeStringField("member", difference.member());
        json.writeStringField("detail", difference.detail());
        json.writeStringField("mend", difference.mend());
        json.writeEndObject();
    }
}
