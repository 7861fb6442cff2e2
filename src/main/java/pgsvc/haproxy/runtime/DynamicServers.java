package pgsvc.haproxy.runtime;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What servers a HAProxy takes while it runs (management guide, 9.3: `add server`, `del server`).
///
/// @param keywords the options that a new server may have; none where servers come and go at a reload only
public record DynamicServers(Set<String> keywords) {
    /// Takes none.
    public static final DynamicServers NONE = new DynamicServers(Set.of());

    /// What makes a HAProxy of 3.2 or newer tell; an older one answers with a complaint.
    public static final String QUESTION = "add server help";

    private static final String HEADLINE = "List of keywords supported for dynamic server";
    private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4}).*");

    /// Of those that do not tell it: common to the management guides of 2.6 to 3.1.
    private static final Set<String> OF_2_6 = Set.of("""
            addr agent-addr agent-check agent-inter agent-port agent-send allow-0rtt alpn backup ca-file check
            check-alpn check-proto check-send-proxy check-sni check-ssl check-via-socks4 ciphers ciphersuites crl-file
            crt disabled downinter error-limit fall fastinter force-sslv3 force-tlsv10 force-tlsv11 force-tlsv12
            force-tlsv13 id inter maxconn maxqueue minconn no-ssl-reuse no-sslv3 no-tlsv10 no-tlsv11 no-tlsv12
            no-tlsv13 no-tls-tickets npn observe on-error on-marked-down on-marked-up pool-low-conn pool-max-conn
            pool-purge-delay port proto proxy-v2-options rise send-proxy send-proxy-v2 send-proxy-v2-ssl
            send-proxy-v2-ssl-cn slowstart sni source ssl ssl-max-ver ssl-min-ver tfo tls-tickets track usesrc verify
            verifyhost weight ws
            """.strip().split("\\s+"));

    public DynamicServers {
        keywords = Set.copyOf(keywords);
    }

    /// @param version such as `2.6.12-1+deb12u4`
    /// @param answer to [#QUESTION]; what stands before the list is passed over
    public static DynamicServers of(String version, String answer) {
        int list = answer.indexOf(HEADLINE);
        if (list >= 0) {
            return new DynamicServers(answer.substring(list)
                    .lines()
                    .skip(1)
                    .map(String::strip)
                    .takeWhile(line -> !line.isEmpty())
                    .collect(Collectors.toSet()));
        }
        // 2.4 cannot check such a server, and 2.5 calls it an experiment.
        return isAtLeast26(version) ? new DynamicServers(OF_2_6) : NONE;
    }

    private static boolean isAtLeast26(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            return false;
        }
        int major = Integer.parseInt(matcher.group(1));
        return major > 2 || major == 2 && Integer.parseInt(matcher.group(2)) >= 6;
    }

    /// Whether it takes any.
    public boolean any() {
        return !keywords.isEmpty();
    }
}
