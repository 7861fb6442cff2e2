package pgsvc.render;

import pgsvc.haproxy.Words;
import pgsvc.resolve.Server;
import pgsvc.resolve.Service;

/// The file of one service: its mark and one `listen` section, directive for directive as the reference has it.
final class ServiceSection {
    private ServiceSection() {}

    /// The whole text.
    static String file(Service service) {
        return Mark.above(service.cluster(), service.name(), section(service));
    }

    /// The section alone.
    static String section(Service service) {
        StringBuilder text = new StringBuilder(1024);
        text.append("listen ").append(service.fullName()).append('\n');
        line(text, "bind " + service.bindAddress() + ":" + service.port());
        line(text, "mode tcp");
        line(text, "maxconn " + service.maxconn());
        line(text, "balance " + service.balance());
        line(text, "option httpchk");
        line(text, "option http-keep-alive");
        line(text, "http-check send meth OPTIONS uri " + service.check());
        line(text, "http-check expect status 200");
        line(text, "default-server " + service.serverOptions());
        service.servers().forEach(server -> line(text, server(server)));
        return text.toString();
    }

    private static void line(StringBuilder text, String directive) {
        text.append("    ").append(directive).append('\n');
    }

    private static String tls(String ca) {
        return " check-ssl ca-file " + Words.quoted(ca);
    }

    private static String server(Server server) {
        return "server " + server.name() + " " + server.host() + ":" + server.port()
                + server.tracks()
                        .map(section -> " track " + section + "/" + server.name())
                        .orElseGet(() -> check(server))
                + " weight " + server.weight()
                + (server.backup() ? " backup" : "");
    }

    private static String check(Server server) {
        return server.checkCa().map(ServiceSection::tls).orElse("") + " check port " + server.checkPort();
    }
}
