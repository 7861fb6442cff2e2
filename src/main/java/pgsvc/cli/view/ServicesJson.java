package pgsvc.cli.view;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import pgsvc.model.Located;
import pgsvc.model.NodeService;
import pgsvc.resolve.Catalog;
import pgsvc.resolve.Catalog.Variant;
import pgsvc.resolve.LoadBalancer;
import pgsvc.resolve.Resolution;
import pgsvc.resolve.Server;
import pgsvc.resolve.Service;

/// Services for programs; the shape is described in docs/json.md.
public final class ServicesJson {
    private final PrintStream out;

    public ServicesJson(PrintStream out) {
        this.out = out;
    }

    /// All services of clusters and of nodes.
    public void list(Resolution resolution, Catalog catalog) {
        Json.print(out, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("services");
            for (Variant variant : catalog.all()) {
                write(json, variant);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("node_services");
            for (LoadBalancer loadBalancer : resolution.loadBalancers()) {
                for (NodeService service : loadBalancer.nodeServices()) {
                    write(json, loadBalancer.node().name(), service);
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /// The variants of one service.
    public void show(List<Variant> variants) {
        Json.print(out, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("services");
            for (Variant variant : variants) {
                write(json, variant);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, String node, NodeService service) throws IOException {
        json.writeStartObject();
        json.writeStringField("node", node);
        json.writeStringField("name", service.name().value());
        json.writeNumberField("port", service.port().value());
        json.writeStringField("declared", service.where().toString());
        json.writeNumberField("servers", service.servers().size());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Variant variant) throws IOException {
        Service service = variant.service();
        json.writeStartObject();
        json.writeStringField("service", service.fullName());
        json.writeStringField("cluster", service.cluster());
        json.writeStringField("name", service.name());
        json.writeStringField("address", service.bindAddress());
        json.writeNumberField("port", service.port());
        json.writeStringField("check", service.check());
        json.writeStringField("selector", service.declared().selector().value());
        json.writeStringField(
                "backup", service.declared().backup().map(Located::value).orElse(null));
        json.writeNumberField("maxconn", service.maxconn());
        json.writeStringField("balance", service.balance());
        json.writeStringField("options", service.serverOptions());
        json.writeStringField("declared", service.declared().where().toString());
        json.writeBooleanField("delegated", variant.delegated());
        json.writeFieldName("load_balancers");
        json.writeArray(
                variant.nodes().toArray(String[]::new), 0, variant.nodes().size());
        json.writeArrayFieldStart("servers");
        for (Server server : service.servers()) {
            write(json, server);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Server server) throws IOException {
        json.writeStartObject();
        json.writeStringField("instance", server.name());
        json.writeStringField("address", server.host());
        json.writeNumberField("port", server.port());
        json.writeNumberField("check_port", server.checkPort());
        json.writeBooleanField("check_tls", server.checkTls());
        if (server.checkTls()) {
            json.writeStringField("check_ca", server.checkCa().orElseThrow());
        }
        json.writeNumberField("weight", server.weight());
        json.writeBooleanField("backup", server.backup());
        json.writeEndObject();
    }
}
