package pgsvc.cli.view;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import pgsvc.model.Located;
import pgsvc.model.NodeService;
import pgsvc.render.Renderer;
import pgsvc.resolve.Catalog;
import pgsvc.resolve.Catalog.Variant;
import pgsvc.resolve.LoadBalancer;
import pgsvc.resolve.Resolution;
import pgsvc.resolve.Server;
import pgsvc.resolve.Service;

/// Services for people.
public final class ServicesText {
    private final PrintStream out;

    public ServicesText(PrintStream out) {
        this.out = out;
    }

    /// One line a service.
    public void list(Resolution resolution, Catalog catalog) {
        Table table = new Table("SERVICE", "PORT", "CHECK", "SERVERS", "BACKUPS", "SERVED BY");
        for (Variant variant : catalog.all()) {
            Service service = variant.service();
            long backups = service.servers().stream().filter(Server::backup).count();
            table.row(
                    service.fullName(),
                    Integer.toString(service.port()),
                    service.check(),
                    Long.toString(service.servers().size() - backups),
                    Long.toString(backups),
                    (variant.delegated() ? "provider: " : "") + String.join(", ", variant.nodes()));
        }
        for (LoadBalancer loadBalancer : resolution.loadBalancers()) {
            for (NodeService service : loadBalancer.nodeServices()) {
                table.row(
                        service.name().value(),
                        service.port().value().toString(),
                        "-",
                        Integer.toString(service.servers().size()),
                        "-",
                        loadBalancer.node().name());
            }
        }
        table.print(out);
    }

    /// One service in full.
    public void show(List<Variant> variants) {
        for (Variant variant : variants) {
            Service service = variant.service();
            out.println(service.fullName());
            out.println("  declared   " + service.declared().where());
            out.println("  endpoint   " + service.bindAddress() + ":" + service.port() + " on "
                    + String.join(", ", variant.nodes()) + (variant.delegated() ? " (provider)" : ""));
            out.println("  selector   " + service.declared().selector().value());
            service.declared().backup().map(Located::value).ifPresent(b -> out.println("  backup     " + b));
            out.println("  check      " + service.check());
            out.println("  servers    "
                    + service.servers().stream()
                            .map(ServicesText::server)
                            .collect(Collectors.joining("\n             ")));
            out.println();
            out.print(Renderer.file(service).indent(2));
            out.println();
        }
    }

    private static String server(Server server) {
        return server.name() + " " + server.host() + ":" + server.port() + " weight " + server.weight()
                + (server.backup() ? " backup" : "");
    }
}
