package pgsvc.cli.view.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import pgsvc.cli.view.Json;
import pgsvc.load.history.Outcome;
import pgsvc.sandbox.SandboxStatus;
import pgsvc.sandbox.SandboxStatus.NodeStatus;
import pgsvc.sandbox.Services;
import pgsvc.sandbox.process.Part;
import pgsvc.topology.LiveMember;

/// A sandbox's status as JSON; docs/json.md has the shape.
public final class StatusJson {
    private final PrintStream out;

    public StatusJson(PrintStream out) {
        this.out = out;
    }

    /// Prints it.
    public void print(SandboxStatus status) {
        Json.print(out, json -> {
            json.writeStartObject();
            json.writeBooleanField("etcd", status.etcd());
            json.writeArrayFieldStart("nodes");
            for (NodeStatus node : status.nodes()) {
                write(json, node);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("services");
            for (Map.Entry<Services.Served, Outcome> entry : status.services().entrySet()) {
                write(json, entry.getKey(), entry.getValue());
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, NodeStatus node) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", node.node().name());
        json.writeStringField("address", node.node().address());
        if (node.member().isPresent()) {
            LiveMember member = node.member().get();
            json.writeStringField("role", member.role());
            json.writeStringField("state", member.state());
            Json.present(json, "timeline", member.timeline());
            Json.present(json, "lag", member.lag());
        }
        json.writeArrayFieldStart("running");
        for (Part part : Part.values()) {
            if (node.running().contains(part)) {
                json.writeString(part.word());
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Services.Served served, Outcome outcome) throws IOException {
        json.writeStartObject();
        json.writeStringField("service", served.port().name());
        json.writeStringField("address", served.port().host());
        json.writeNumberField("port", served.port().port());
        switch (outcome) {
            case Outcome.Answered(String instance, boolean inRecovery) -> {
                json.writeStringField("instance", instance);
                json.writeBooleanField("in_recovery", inRecovery);
            }
            case Outcome.Failed(var kind) -> json.writeStringField("failure", kind.words());
        }
        json.writeEndObject();
    }
}
