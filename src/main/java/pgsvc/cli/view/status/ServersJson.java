package pgsvc.cli.view.status;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import pgsvc.haproxy.runtime.ServerStatus;
import pgsvc.status.ServerView;
import pgsvc.status.ServiceAt;

/// What each load balancer says of a service's servers: the list `load_balancers` of several documents.
final class ServersJson {
    private ServersJson() {}

    /// @param wanted which servers, by their names
    static void write(JsonGenerator json, Map<String, ServiceAt> service, Predicate<String> wanted) throws IOException {
        json.writeArrayFieldStart("load_balancers");
        for (Map.Entry<String, ServiceAt> at : service.entrySet()) {
            json.writeStartObject();
            json.writeStringField("node", at.getKey());
            json.writeStringField("state", state(at.getValue()));
            if (at.getValue() instanceof ServiceAt.Runs runs) {
                write(json, runs, wanted);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static String state(ServiceAt at) {
        return switch (at) {
            case ServiceAt.Runs runs -> runs.isEmpty() ? "empty" : "serves";
            case ServiceAt.Missing _ -> "missing";
            case ServiceAt.NoHaproxy _ -> "no-haproxy";
            case ServiceAt.Unknown _ -> "not-reached";
        };
    }

    private static void write(JsonGenerator json, ServiceAt.Runs runs, Predicate<String> wanted) throws IOException {
        json.writeArrayFieldStart("serving");
        for (String server : runs.choice().servers()) {
            json.writeString(server);
        }
        json.writeEndArray();
        json.writeBooleanField("by_backup", runs.choice().byBackup());
        json.writeArrayFieldStart("servers");
        for (ServerView server : runs.servers()) {
            if (wanted.test(server.name())) {
                write(json, server);
            }
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, ServerView server) throws IOException {
        ServerStatus status = server.status();
        json.writeStartObject();
        json.writeStringField("instance", server.name());
        json.writeStringField("standing", server.standing().id());
        json.writeStringField("status", status.status());
        json.writeBooleanField("backup", status.backup());
        json.writeNumberField("weight", status.weight());
        json.writeNumberField("sessions", status.sessions());
        write(json, "since_seconds", status.detail().seconds());
        json.writeStringField("check_status", status.checkStatus());
        write(json, "check_code", status.detail().checkCode());
        json.writeStringField("check_text", status.detail().checkText());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, OptionalInt number) throws IOException {
        if (number.isPresent()) {
            json.writeNumberField(name, number.getAsInt());
        }
    }
}
