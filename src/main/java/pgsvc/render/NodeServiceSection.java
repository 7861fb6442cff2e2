package pgsvc.render;

import pgsvc.model.Located;
import pgsvc.model.NodeService;
import pgsvc.model.NodeService.NodeServer;

/// The file of one of a node's own services: its mark and one `listen` section, directive for directive as the
/// reference has it.
final class NodeServiceSection {
    private static final String DEFAULT_SERVER = "inter 3s fastinter 1s downinter 5s rise 3 fall 3"
            + " on-marked-down shutdown-sessions slowstart 30s maxconn 3000 maxqueue 128 weight 100";

    private NodeServiceSection() {}

    /// The whole text.
    static String file(NodeService service) {
        return Mark.aboveOfNode(service.name().value(), section(service));
    }

    private static String section(NodeService service) {
        StringBuilder text = new StringBuilder(1024);
        text.append("listen ").append(service.name().value()).append('\n');
        line(
                text,
                "bind " + service.ip().map(Located::value).orElse("*") + ":"
                        + service.port().value());
        line(text, "mode " + service.protocol().map(Located::value).orElse("tcp"));
        line(text, "maxconn " + service.maxconn().map(Located::value).orElse(10_000));
        line(text, "balance " + service.balance().map(Located::value).orElse("roundrobin"));
        service.options().forEach(option -> line(text, option.value()));
        line(text, "default-server " + service.defaults().map(Located::value).orElse(DEFAULT_SERVER));
        service.servers().forEach(server -> line(text, server(server)));
        return text.toString();
    }

    private static void line(StringBuilder text, String directive) {
        text.append("    ").append(directive.stripTrailing()).append('\n');
    }

    /// The reference leaves the blanks of absent parts in the line; so does this, so that the lines are equal.
    private static String server(NodeServer server) {
        return "server " + server.name() + " " + server.ip() + ":" + server.port()
                + " " + (server.backup() ? "backup" : "")
                + " " + server.weight().map(weight -> "weight " + weight).orElse("")
                + " " + server.options().map(Located::value).orElse("");
    }
}
