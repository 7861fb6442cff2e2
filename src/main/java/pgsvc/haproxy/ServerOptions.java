package pgsvc.haproxy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Checks the options of a `server` or `default-server` line before HAProxy sees them (configuration manual,
/// section 5.2). What depends on files, on names to resolve, on sample expressions or on other sections
/// (`ca-file`, `addr`, `sni`, `resolvers`, `track`) is left to `haproxy -c` on the node.
public final class ServerOptions {
    /// HAProxy reads at most 64 words of a line. A server's own line holds up to six before its options.
    private static final int MOST_WORDS = 64 - 6;

    private final Place place;
    private final List<String> words;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, String> settings = new HashMap<>();

    private ServerOptions(List<String> words, Place place) {
        this.words = words;
        this.place = place;
    }

    /// Where the options stand.
    ///
    /// @param defaultServer whether on a `default-server` line; else on the line of one server
    /// @param http whether the section is in mode http
    public record Place(boolean defaultServer, boolean http) {
        /// The `default-server` line of a cluster's service.
        public static final Place SERVICE = new Place(true, false);
    }

    /// Every keyword that is known.
    public static Set<String> keywords() {
        return ServerKeywords.ALL.keySet();
    }

    /// The keywords on a line, without their values. A word that is no keyword counts as one without a value.
    public static List<String> keywordsAmong(List<String> words) {
        List<String> keywords = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            String keyword = words.get(at);
            keywords.add(keyword);
            Argument argument = ServerKeywords.ALL.get(keyword);
            at += argument == null || argument instanceof Argument.None ? 1 : 2;
            while (keyword.equals("source")
                    && at < words.size()
                    && ServerKeywords.AFTER_SOURCE.containsKey(words.get(at))) {
                at += 2;
            }
        }
        return keywords;
    }

    /// The value of a keyword: that of its last place, which counts.
    ///
    /// @param words the options of a server's line, with its section's defaults before them
    public static Optional<String> value(List<String> words, String keyword) {
        int at = words.lastIndexOf(keyword) + 1;
        return at < words.size() && keywordsAmong(words).contains(keyword)
                ? Optional.of(words.get(at))
                : Optional.empty();
    }

    /// Whether a keyword that can be taken back (`check`, `no-check`) holds: the last one counts.
    ///
    /// @param words as above
    public static boolean isOn(List<String> words, String keyword) {
        List<String> keywords = keywordsAmong(words);
        return keywords.lastIndexOf(keyword) > keywords.lastIndexOf("no-" + keyword);
    }

    /// All that HAProxy would refuse, and what it would read otherwise than it was meant (`weight x`).
    public static List<Problem> check(String options, Place place) {
        Words line = Words.of(options);
        ServerOptions check = new ServerOptions(line.words(), place);
        check.keywordsInTurn();
        line.problem().ifPresent(check.problems::add);
        if (check.problems.isEmpty()) {
            check.together();
        }
        return List.copyOf(check.problems);
    }

    private void keywordsInTurn() {
        int at = 0;
        while (at < words.size()) {
            at = checkOne(at);
        }
    }

    /// Checks the keyword at an index, and answers where the next one stands.
    private int checkOne(int at) {
        String keyword = words.get(at);
        Argument argument =
                keyword.startsWith("set-proxy-v2-tlv-fmt(") ? new Argument.Any() : ServerKeywords.ALL.get(keyword);
        if (argument == null) {
            tell(keyword, "HAProxy knows no option `" + keyword + "` of a server.", "Correct or remove it.");
            return at + 1;
        }
        if (place.defaultServer() && ServerKeywords.OF_ONE_SERVER.contains(keyword)) {
            tell(keyword, "HAProxy takes `" + keyword + "` on the line of one server only.", "Remove it.");
        }
        if (argument instanceof Argument.None) {
            settings.put(keyword, "");
            return at + 1;
        }
        return afterSource(keyword, valueOf(keyword, argument, at));
    }

    private int valueOf(String keyword, Argument argument, int at) {
        if (at + 1 == words.size()) {
            tell(keyword, "`" + keyword + "` lacks its value.", "Write a value behind it.");
            return at + 1;
        }
        value(keyword, argument, words.get(at + 1));
        return at + 2;
    }

    private void value(String keyword, Argument argument, String value) {
        settings.put(keyword, value);
        Optional<String> refusal = argument.refusal(value).or(() -> refusalInMode(keyword, value));
        refusal.ifPresent(
                r -> tell(keyword, "`" + keyword + " " + value + "`: the value " + r + ".", "Correct the value."));
    }

    /// `source` alone takes more words.
    private int afterSource(String keyword, int at) {
        int next = at;
        while (keyword.equals("source") && next < words.size()) {
            Argument more = ServerKeywords.AFTER_SOURCE.get(words.get(next));
            if (more == null) {
                return next;
            }
            next = valueOf(words.get(next), more, next);
        }
        return next;
    }

    private Optional<String> refusalInMode(String keyword, String value) {
        boolean fits = switch (keyword) {
            case "proto" -> place.http() ? Set.of("h1", "h2").contains(value) : value.equals("none");
            case "observe" -> place.http() || !value.equals("layer7");
            case "redir" -> place.http();
            default -> true;
        };
        return fits ? Optional.empty() : Optional.of("is not for mode " + (place.http() ? "http" : "tcp"));
    }

    /// What only several options together do wrong.
    private void together() {
        if (words.size() > MOST_WORDS) {
            tell("", "There are " + words.size() + " words, and HAProxy reads 64 of a line.", "Remove some.");
        }
        if (settings.containsKey("track") && (place.defaultServer() || settings.containsKey("check"))) {
            tell("track", "HAProxy refuses a server that is checked and tracks another one.", "Remove `track`.");
        }
        boolean tls = settings.containsKey("ssl") || settings.containsKey("check-ssl");
        if (tls && !settings.containsKey("ca-file") && !"none".equals(settings.get("verify"))) {
            tell(
                    settings.containsKey("ssl") ? "ssl" : "check-ssl",
                    "TLS verifies the server's certificate, and no `ca-file` says against what.",
                    "Add `ca-file FILE`, or `verify none` where the network is trusted.");
        }
    }

    private void tell(String word, String detail, String mend) {
        problems.add(new Problem(word, detail, mend));
    }
}
