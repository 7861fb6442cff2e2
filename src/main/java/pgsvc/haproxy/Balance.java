package pgsvc.haproxy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// HAProxy's `balance` (configuration manual, section 4.2).
public final class Balance {
    private static final Set<String> PLAIN =
            Set.of("roundrobin", "static-rr", "leastconn", "first", "source", "random", "rdp-cookie");
    private static final Pattern TCP = Pattern.compile("random\\([1-9]\\d{0,3}\\)|rdp-cookie\\([^()]+\\)|hash \\S+.*");
    /// Algorithms that look into HTTP; on plain TCP HAProxy warns and goes round robin.
    private static final Set<String> OF_HTTP = Set.of("uri", "url_param", "hdr");
    private static final Pattern HTTP = Pattern.compile("uri( len [1-9]\\d*| depth [1-9]\\d*| whole| path-only)*"
            + "|url_param \\S+( check_post( \\d+)?)?|hdr\\([^()]+\\)( use_domain_only)?");

    /// Those whose weights and servers may change at run time, as HAProxy has it (management guide, `add server`).
    private static final Pattern AT_RUN_TIME = Pattern.compile("roundrobin|leastconn|first|random(\\(\\d+\\))?");

    private Balance() {}

    /// Whether an algorithm takes other weights while HAProxy runs.
    public static boolean changesAtRunTime(String algorithm) {
        return AT_RUN_TIME.matcher(algorithm).matches();
    }

    /// Whether it takes them, and does the same whatever the order of the servers: `first` fills them in turn.
    public static boolean takesAnyOrder(String algorithm) {
        return changesAtRunTime(algorithm) && !algorithm.equals("first");
    }

    /// The algorithms that can be used for PostgreSQL.
    public static Set<String> algorithms() {
        return PLAIN;
    }

    /// Why HAProxy would not take it, or not do what it says.
    ///
    /// @param http whether the section is in mode http
    public static Optional<Problem> check(String balance, boolean http) {
        Words line = Words.of(balance);
        if (line.problem().isPresent()) {
            return line.problem();
        }
        String plain = String.join(" ", line.words());
        if (PLAIN.contains(plain)
                || TCP.matcher(plain).matches()
                || http && HTTP.matcher(plain).matches()) {
            return Optional.empty();
        }
        return Optional.of(refused(line.words(), http));
    }

    private static Problem refused(List<String> words, boolean http) {
        String algorithm = words.isEmpty() ? "" : words.getFirst();
        String name = algorithm.replaceFirst("\\(.*", "");
        String detail = !http && OF_HTTP.contains(name)
                ? "`" + algorithm + "` looks into HTTP requests, of which PostgreSQL has none."
                : PLAIN.contains(name) || OF_HTTP.contains(name) || name.equals("hash")
                        ? "HAProxy does not know `" + String.join(" ", words) + "`: its argument is wrong."
                        : "HAProxy knows no algorithm `" + algorithm + "`.";
        return new Problem(algorithm, detail, "Write roundrobin, leastconn, or another algorithm for TCP.");
    }
}
