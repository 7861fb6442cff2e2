package pgsvc.haproxy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whole directives that users write into a `listen` section.
public final class Directives {
    /// Words that begin another section (configuration manual, sections 3 to 5 and 12), which no directive may.
    private static final Set<String> SECTIONS = words("""
            acme backend cache crt-store defaults fcgi-app frontend global healthcheck http-errors listen log-forward
            log-profile mailers namespace_list peers program resolvers ring traces userlist
            """);
    /// First words of what may stand in `listen` (configuration manual, section 4.1), HAProxy 2.6 to 3.4.
    private static final Set<String> KEYWORDS = words("""
            acl backlog balance be-unpublished bind bind-process capture clitcpka-cnt clitcpka-idle clitcpka-intvl
            compression cookie crt declare default default-server default_backend description disabled dispatch
            dynamic-cookie-key email-alert enabled error-log-format errorfile errorfiles errorloc errorloc302
            errorloc303 external-check filter filter-sequence force-be-switch force-persist fullconn guid
            hash-balance-factor hash-preserve-affinity hash-type http-after-response http-check http-error http-request
            http-response http-reuse http-send-name-header id ignore-persist load-server-state-from-file log log-format
            log-format-sd log-steps log-tag max-keep-alive-queue max-session-srv-conns maxconn mode monitor monitor-uri
            no option persist quic-initial rate-limit redirect retries retry-on server server-state-file-name
            server-template source srvtcpka-cnt srvtcpka-idle srvtcpka-intvl stats stick stick-table tcp-check
            tcp-request tcp-response timeout transparent unique-id-format unique-id-header use-fcgi-app use-server
            use_backend
            """);

    private Directives() {}

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    /// The first words that a directive can have.
    public static Set<String> keywords() {
        return KEYWORDS;
    }

    /// Why the line cannot stand in a section; nothing when it can, as far as its first word tells.
    public static Optional<Problem> check(String directive) {
        Words line = Words.of(directive);
        List<String> words = line.words();
        String first = words.isEmpty() ? "" : words.getFirst();
        if (line.problem().isPresent() || words.isEmpty() || KEYWORDS.contains(first)) {
            return line.problem();
        }
        return Optional.of(new Problem(
                first,
                SECTIONS.contains(first)
                        ? "`" + first + "` would end this section and begin another."
                        : "HAProxy knows no directive `" + first + "` of a listen section.",
                "Write a directive of a listen section."));
    }
}
