package pgsvc.haproxy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The keywords of `server` and `default-server` lines of HAProxy 2.6 to 3.4, with what follows each
/// (configuration manual, section 5.2).
final class ServerKeywords {
    private static final Argument NONE = new Argument.None();
    private static final Argument ANY = new Argument.Any();
    private static final Argument TIME = new Argument.Time(0);
    private static final Argument POSITIVE_TIME = new Argument.Time(1);
    private static final Argument COUNT = new Argument.Number(0, Integer.MAX_VALUE);
    /// A count of which -1 means that it has no limit.
    private static final Argument COUNT_OR_ALL = new Argument.Number(-1, Integer.MAX_VALUE);
    private static final Argument POSITIVE = new Argument.Number(1, Integer.MAX_VALUE);
    private static final Argument PORT = new Argument.Number(1, 65_535);

    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final String IPV4 = BYTE + "(\\." + BYTE + "){3}";
    private static final String IPV6 = "[0-9A-Fa-f]*:[0-9A-Fa-f:.]+";
    private static final String NAME = "(?![\\d.]+$)[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?";
    private static final String NETWORK = "(" + IPV4 + "(/\\d+)?|" + IPV6 + "(/\\d+)?)";
    private static final String START = "(last|libc|none)";

    static final Map<String, Argument> ALL = all();

    /// What may follow the value of `source`, each with a value of its own.
    static final Map<String, Argument> AFTER_SOURCE = Map.of(
            "interface",
            ANY,
            "usesrc",
            Argument.Form.of(
                    "client|clientip|hdr_ip\\([^()]+\\)|" + IPV4 + "(:\\d{1,5})?|\\[" + IPV6 + "]",
                    "client, clientip, hdr_ip(NAME) or an address"));

    /// Keywords that HAProxy takes on a server's own line only. On a `default-server` line it complains and goes
    /// on without them.
    static final Set<String> OF_ONE_SERVER =
            Set.of("id", "guid", "no-sslv3", "no-tlsv10", "no-tlsv11", "no-tlsv12", "no-tlsv13");

    private ServerKeywords() {}

    private static Map<String, Argument> all() {
        Map<String, Argument> all = new LinkedHashMap<>();
        checks(all);
        load(all);
        states(all);
        addresses(all);
        connections(all);
        proxyProtocol(all);
        tls(all);
        tlsVersions(all);
        return Map.copyOf(all);
    }

    private static void put(Map<String, Argument> all, Argument argument, String... keywords) {
        for (String keyword : keywords) {
            all.put(keyword, argument);
        }
    }

    private static void checks(Map<String, Argument> all) {
        put(all, POSITIVE_TIME, "inter", "fastinter", "downinter", "agent-inter");
        put(all, POSITIVE, "rise", "fall", "error-limit");
        put(all, PORT, "port", "agent-port");
        put(all, NONE, "check", "no-check", "check-ssl", "no-check-ssl", "check-send-proxy", "no-check-send-proxy");
        put(all, NONE, "check-via-socks4", "check-reuse-pool", "no-check-reuse-pool", "agent-check", "no-agent-check");
        put(all, ANY, "agent-send", "check-alpn", "check-sni", "check-pool-conn-name", "healthcheck");
        put(all, Argument.OneOf.of("none", "h1", "h2", "fcgi"), "check-proto");
        String host = "an address or a host name";
        put(all, Argument.Form.of(IPV4 + "|\\[" + IPV6 + "]|" + NAME, host + " (IPv6 in brackets)"), "addr");
        put(all, Argument.Form.of(IPV4 + "|" + IPV6 + "|" + NAME, host), "agent-addr");
    }

    private static void load(Map<String, Argument> all) {
        put(all, new Argument.Number(0, 256), "weight");
        put(all, COUNT, "maxconn", "minconn", "maxqueue", "pool-low-conn", "shard");
        put(all, COUNT_OR_ALL, "pool-max-conn", "max-reuse");
        put(all, POSITIVE, "log-bufsize");
        put(all, Argument.OneOf.of("id", "addr", "addr-port"), "hash-key");
        put(all, TIME, "slowstart", "pool-purge-delay", "idle-ping");
        put(all, NONE, "strict-maxconn");
    }

    private static void states(Map<String, Argument> all) {
        put(all, Argument.OneOf.of("shutdown-sessions"), "on-marked-down");
        put(all, Argument.OneOf.of("shutdown-backup-sessions"), "on-marked-up");
        put(all, Argument.OneOf.of("fastinter", "fail-check", "sudden-death", "mark-down"), "on-error");
        put(all, Argument.OneOf.of("none", "layer4", "layer7"), "observe");
        put(all, Argument.OneOf.of("up", "down", "fully-up", "fully-down"), "init-state");
        put(all, NONE, "backup", "no-backup", "disabled", "enabled", "stick", "non-stick");
        put(all, ANY, "track", "cookie", "redir", "guid");
        put(all, POSITIVE, "id");
    }

    private static void addresses(Map<String, Argument> all) {
        put(all, Argument.OneOf.of("ipv4", "ipv6"), "resolve-prefer");
        put(all, Argument.SomeOf.of("allow-dup-ip", "ignore-weight", "prevent-dup-ip"), "resolve-opts");
        put(all, Argument.Form.of(NETWORK + "(," + NETWORK + ")*", "networks, separated by commas"), "resolve-net");
        put(
                all,
                Argument.Form.of(
                        "(" + START + ",)*(" + START + "|" + IPV4 + "|" + IPV6 + ")(," + START + ")*",
                        "last, libc, none or one address, separated by commas"),
                "init-addr");
        put(all, Argument.Form.of("(" + IPV4 + "|" + NAME + "):\\d{1,5}", "an address and a port"), "socks4");
        put(
                all,
                Argument.Form.of(
                        "(\\*|" + IPV4 + ")(:\\d{1,5}(-\\d{1,5})?)?|\\[" + IPV6 + "]",
                        "* or an address (IPv6 in brackets)"),
                "source");
        put(all, ANY, "resolvers", "namespace");
    }

    private static void connections(Map<String, Argument> all) {
        put(all, TIME, "tcp-ut");
        put(all, Argument.OneOf.of("none", "h1", "h2", "fcgi"), "proto");
        put(all, Argument.OneOf.of("auto", "h1", "h2"), "ws");
        put(all, Argument.OneOf.of("legacy", "octet-count"), "log-proto");
        put(all, ANY, "tcp-md5sig", "pool-conn-name", "cc", "quic-cc-algo");
        put(all, NONE, "tfo", "no-tfo");
    }

    private static void proxyProtocol(Map<String, Argument> all) {
        put(all, NONE, "send-proxy", "no-send-proxy", "send-proxy-v2", "no-send-proxy-v2", "send-proxy-v2-ssl");
        put(all, NONE, "no-send-proxy-v2-ssl", "send-proxy-v2-ssl-cn", "no-send-proxy-v2-ssl-cn");
        put(
                all,
                Argument.SomeOf.of(
                        "ssl", "cert-cn", "ssl-cipher", "cert-sig", "cert-key", "authority", "crc32c", "unique-id"),
                "proxy-v2-options");
    }

    private static void tls(Map<String, Argument> all) {
        put(all, Argument.OneOf.of("none", "required"), "verify");
        put(all, ANY, "ca-file", "crt", "crl-file", "ciphers", "ciphersuites", "curves", "sigalgs", "client-sigalgs");
        put(all, ANY, "alpn", "npn", "sni", "verifyhost");
        put(all, NONE, "ssl", "no-ssl", "allow-0rtt", "ssl-reuse", "no-ssl-reuse", "tls-tickets", "no-tls-tickets");
        put(all, NONE, "sni-auto", "no-sni-auto", "check-sni-auto", "no-check-sni-auto", "renegotiate");
        put(all, NONE, "no-renegotiate");
        put(all, ANY, "ktls");
    }

    private static void tlsVersions(Map<String, Argument> all) {
        put(all, Argument.OneOf.of("SSLv3", "TLSv1.0", "TLSv1.1", "TLSv1.2", "TLSv1.3"), "ssl-min-ver", "ssl-max-ver");
        put(all, NONE, "force-sslv3", "force-tlsv10", "force-tlsv11", "force-tlsv12", "force-tlsv13");
        put(all, NONE, "no-sslv3", "no-tlsv10", "no-tlsv11", "no-tlsv12", "no-tlsv13");
    }
}
