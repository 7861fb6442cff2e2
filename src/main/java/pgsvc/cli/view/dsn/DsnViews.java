package pgsvc.cli.view.dsn;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import pgsvc.cli.view.Json;
import pgsvc.dsn.Dsn;
import pgsvc.dsn.Host;

/// One service's connection strings.
public final class DsnViews {
    private DsnViews() {}

    /// All forms, a line each.
    public static void text(PrintStream out, Dsn dsn) {
        out.println("URL       " + dsn.url());
        out.println("keywords  " + dsn.keywords());
        out.println("JDBC      " + dsn.jdbc());
    }

    public static void json(PrintStream out, Dsn dsn) {
        Json.print(out, json -> {
            json.writeStartObject();
            json.writeStringField("service", dsn.service());
            hosts(json, dsn.hosts());
            json.writeStringField("url", dsn.url());
            json.writeStringField("keywords", dsn.keywords());
            json.writeStringField("jdbc", dsn.jdbc());
            json.writeEndObject();
        });
    }

    static void hosts(JsonGenerator json, List<Host> hosts) throws IOException {
        json.writeArrayFieldStart("hosts");
        for (Host host : hosts) {
            json.writeStartObject();
            json.writeStringField("host", host.name());
            json.writeNumberField("port", host.port());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
