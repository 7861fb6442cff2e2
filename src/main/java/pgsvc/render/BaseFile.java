package pgsvc.render;

import pgsvc.haproxy.Words;
import pgsvc.model.BaseSettings;

/// A node's base configuration, `haproxy.cfg`: global settings, defaults, and the statistics page with its
/// metrics; directive for directive as the reference has it.
final class BaseFile {
    private BaseFile() {}

    /// The whole text.
    static String file(BaseSettings base) {
        return Mark.aboveOfNode("base", global(base) + defaults(base) + users(base) + statistics(base));
    }

    private static String global(BaseSettings base) {
        return """
                global
                    user        haproxy
                    group       haproxy
                    node        %s
                    pidfile     /var/run/haproxy.pid
                    stats socket /var/run/haproxy.sock mode 600 level admin
                    maxconn     65535

                """.formatted(Words.quoted(base.nodename()));
    }

    private static String defaults(BaseSettings base) {
        return """
                defaults
                    mode               tcp
                    retries            3
                    timeout queue      3s
                    timeout connect    3s
                    timeout client     %s
                    timeout server     %s
                    timeout check      3s

                """.formatted(base.clientTimeout().value(), base.serverTimeout().value());
    }

    private static String users(BaseSettings base) {
        return """
                userlist stats-auth
                    group admin users %s
                    user %s  insecure-password %s
                    group readonly users haproxy
                    user haproxy insecure-password haproxy

                """.formatted(
                        Words.quoted(base.adminUsername()),
                        Words.quoted(base.adminUsername()),
                        Words.quoted(base.adminPassword()));
    }

    private static String statistics(BaseSettings base) {
        return """
                listen stats
                    bind *:%d
                    mode  http
                    stats enable
                    stats hide-version
                    stats uri %s
                    stats refresh 30s
                    stats show-node
                    acl AUTH       http_auth(stats-auth)
                    acl AUTH_ADMIN http_auth_group(stats-auth) admin
                    stats http-request auth unless AUTH
                    stats admin if AUTH_ADMIN
                    http-request use-service prometheus-exporter if { path %s }
                """.formatted(
                        base.exporterPort(),
                        Words.quoted("/haproxy/" + base.nodename() + "/"),
                        Words.quoted(base.metricsPath()));
    }
}
