package pgsvc.cli.view.status;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import pgsvc.apply.running.OldWorker;
import pgsvc.cli.view.Json;
import pgsvc.cli.view.plan.PlanJson;
import pgsvc.observe.Running;
import pgsvc.plan.change.Change;
import pgsvc.status.ClusterStatus;
import pgsvc.status.Look;
import pgsvc.status.ServiceStatus;
import pgsvc.status.Status;
import pgsvc.topology.LiveMember;
import pgsvc.topology.ObservedMember;
import pgsvc.topology.SourceState;

/// All of it as JSON; docs/json.md has the shape.
public final class StatusJson {
    private final PrintStream out;

    public StatusJson(PrintStream out) {
        this.out = out;
    }

    /// Prints it.
    public void print(Status status) {
        Json.print(out, json -> {
            json.writeStartObject();
            json.writeBooleanField("ok", status.isWell());
            json.writeArrayFieldStart("clusters");
            for (ClusterStatus cluster : status.clusters()) {
                write(json, cluster);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("load_balancers");
            for (Map.Entry<String, Look> look : status.loadBalancers().entrySet()) {
                write(json, look.getKey(), look.getValue());
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, ClusterStatus cluster) throws IOException {
        json.writeStartObject();
        json.writeStringField("cluster", cluster.cluster().name());
        Json.present(json, "leader", cluster.live().leader().map(ObservedMember::name));
        json.writeArrayFieldStart("members");
        for (ObservedMember member : cluster.live().members()) {
            write(json, member);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("services");
        for (ServiceStatus service : cluster.services()) {
            json.writeStartObject();
            json.writeStringField("service", service.service().fullName());
            json.writeNumberField("port", service.service().port());
            json.writeStringField("check", service.service().check());
            ServersJson.write(json, service.at(), _ -> true);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, ObservedMember member) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", member.name());
        json.writeBooleanField("answers", member.isAnswering());
        if (member.source() instanceof SourceState.Silent silent) {
            json.writeStringField("failure", silent.why().kind().id());
            json.writeStringField("failure_detail", silent.why().words());
        }
        Json.present(json, "role", member.listed().map(LiveMember::role));
        Json.present(json, "state", member.listed().map(LiveMember::state));
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String node, Look look) throws IOException {
        json.writeStartObject();
        json.writeStringField("node", node);
        switch (look) {
            case Look.Unreachable away -> {
                json.writeBooleanField("reached", false);
                json.writeStringField("failure", away.why());
                json.writeStringField("mend", away.mend());
            }
            case Look.Seen seen -> write(json, seen);
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Look.Seen seen) throws IOException {
        Optional<Running> running = seen.observed().running();
        json.writeBooleanField("reached", true);
        json.writeBooleanField("running", running.isPresent());
        Json.present(json, "haproxy_version", running.map(Running::version));
        json.writeBooleanField("carries_states", seen.observed().carriesStates());
        Json.strings(
                json,
                "pending",
                seen.plan().changes().stream().map(Change::file).toList());
        PlanJson.writeDrift(json, seen.plan());
        json.writeArrayFieldStart("old_workers");
        for (OldWorker worker : seen.oldWorkers()) {
            json.writeStartObject();
            json.writeNumberField("pid", worker.pid());
            json.writeNumberField("sessions", worker.sessions());
            json.writeEndObject();
        }
        json.writeEndArray();
        Json.strings(json, "foreign", seen.plan().foreign());
        Json.strings(json, "warnings", seen.plan().warnings());
        Json.strings(json, "remarks", seen.remarks());
    }
}
