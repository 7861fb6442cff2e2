package pgsvc.cli.view.dsn;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import pgsvc.cli.view.Json;
import pgsvc.dsn.Dsn;
import pgsvc.dsn.Entry;
import pgsvc.dsn.EntryPoints;
import pgsvc.dsn.Host;
import pgsvc.dsn.NoEntryException;
import pgsvc.model.Cluster;
import pgsvc.resolve.Catalog;
import pgsvc.resolve.Catalog.Variant;

/// Where clients come in to each service of a cluster, as `pgsvc dsn` says.
public final class EntriesJson {
    private static final List<Entry> ENTRIES = List.of(Entry.VIP, Entry.DNS, Entry.ALL);

    private final PrintStream out;

    public EntriesJson(PrintStream out) {
        this.out = out;
    }

    /// The ways that there are, of all services of the cluster.
    public void print(Cluster cluster, Catalog catalog) {
        Json.print(out, json -> {
            json.writeStartObject();
            json.writeStringField("cluster", cluster.name());
            json.writeArrayFieldStart("services");
            for (String name : catalog.names()) {
                List<Variant> variants = catalog.variants(name);
                if (variants.getFirst().service().cluster().equals(cluster.name())) {
                    service(json, name, new EntryPoints(cluster, variants));
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void service(JsonGenerator json, String name, EntryPoints points) throws IOException {
        json.writeStartObject();
        json.writeStringField("service", name);
        json.writeArrayFieldStart("entries");
        for (Entry entry : ENTRIES) {
            try {
                List<Host> hosts = points.hosts(entry);
                json.writeStartObject();
                json.writeStringField("by", entry.name().toLowerCase(Locale.ROOT));
                DsnViews.hosts(json, hosts);
                json.writeStringField(
                        "url", new Dsn(name, hosts, "postgres", Optional.empty(), points.leadToPrimary()).url());
                json.writeEndObject();
            } catch (NoEntryException _) {
                // This cluster has no such way.
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
