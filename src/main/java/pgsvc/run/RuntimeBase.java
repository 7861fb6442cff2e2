package pgsvc.run;

import pgsvc.haproxy.Words;
import pgsvc.model.BaseSettings;
import pgsvc.run.workload.Placement;

/// The base configuration of an HAProxy that runs as a child of pgsvc: as a node's own, but without what takes
/// root (user, group), with its sockets in its own folder, and with the states of its servers kept over a reload.
final class RuntimeBase {
    private RuntimeBase() {}

    static String text(BaseSettings settings, Placement placement, RunFolder folder, int maxconn) {
        return global(settings, placement, folder, maxconn) + defaults(settings) + statistics(settings, placement);
    }

    private static String global(BaseSettings settings, Placement placement, RunFolder folder, int maxconn) {
        return """
                global
                    node %s
                    maxconn %d
                    pidfile %s
                    stats socket %s mode 600 level admin expose-fd listeners
                    server-state-file %s
                %s
                """.formatted(
                        word(settings.nodename()),
                        maxconn,
                        word(folder.pidFile().toString()),
                        word(folder.statsSocket().toString()),
                        word(folder.stateFile().toString()),
                        standing(placement));
    }

    private static String standing(Placement placement) {
        String address = placement
                .address()
                .map(a -> "    setenv NODE_ADDRESS " + word(a) + "\n")
                .orElse("");
        return address + placement.user().map(u -> "    user " + word(u) + "\n").orElse("");
    }

    private static String defaults(BaseSettings settings) {
        return """
                defaults
                    mode tcp
                    retries 3
                    timeout queue 3s
                    timeout connect 3s
                    timeout client %s
                    timeout server %s
                    timeout check 3s
                    load-server-state-from-file global

                """.formatted(
                settings.clientTimeout().value(), settings.serverTimeout().value());
    }

    private static String statistics(BaseSettings settings, Placement placement) {
        String page = """
                listen stats
                    bind %s:%d
                    mode http
                    stats enable
                    stats hide-version
                    stats uri %s
                    stats refresh 30s
                    stats show-node
                """.formatted(
                placement.statisticsAddress(), settings.exporterPort(), word("/haproxy/" + settings.nodename() + "/"));
        String metrics =
                "    http-request use-service prometheus-exporter if { path " + word(settings.metricsPath()) + " }\n";
        return users(settings) + page + authentication() + metrics;
    }

    private static String users(BaseSettings settings) {
        return """
                userlist stats-auth
                    group admin users %1$s
                    user %1$s insecure-password %2$s

                """.formatted(word(settings.adminUsername()), word(settings.adminPassword()));
    }

    /// The inventory's values were looked at when they were read; a control character here would make a line of
    /// its own.
    private static String word(String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalStateException("a value for HAProxy's base configuration has a control character");
        }
        return Words.quoted(value);
    }

    private static String authentication() {
        return """
                    acl AUTH http_auth(stats-auth)
                    acl AUTH_ADMIN http_auth_group(stats-auth) admin
                    stats http-request auth unless AUTH
                    stats admin if AUTH_ADMIN
                """;
    }
}
