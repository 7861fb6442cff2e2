package pgsvc.plan.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import pgsvc.haproxy.ServerOptions;
import pgsvc.haproxy.runtime.DynamicServers;

/// A server that is to be added to a running HAProxy.
///
/// @param words its address and all its options
/// @param keywords the names of these options
record NewServer(List<String> words, Set<String> keywords) {
    /// HAProxy's command line holds 64 words.
    private static final int MOST_WORDS = 60;
    /// It resolves no name for such a server.
    private static final Pattern ADDRESS =
            Pattern.compile("(\\d{1,3}(\\.\\d{1,3}){3}|\\[?[0-9A-Fa-f]*:[0-9A-Fa-f:.]+]?):\\d{1,5}");
    /// What has no meaning of its own on a command line.
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:/,@%+=\\[\\]()*-]+");
    /// Taken, but not by the commands that make it serve; or bound to names, places and other servers.
    private static final Set<String> APART =
            Set.of("addr", "agent-addr", "agent-check", "cookie", "disabled", "guid", "id", "no-check", "track");

    NewServer {
        words = List.copyOf(words);
        keywords = Set.copyOf(keywords);
    }

    static NewServer of(List<String> words) {
        Set<String> keywords =
                Set.copyOf(ServerOptions.keywordsAmong(words.subList(Math.min(1, words.size()), words.size())));
        List<String> whole = new ArrayList<>(words);
        if (keywords.contains("maxconn") && !keywords.contains("minconn")) {
            // As HAProxy does for a server of its files; up to 3.1 it does not for others, and would scale maxconn.
            whole.addAll(List.of("minconn", words.get(words.lastIndexOf("maxconn") + 1)));
        }
        return new NewServer(whole, keywords);
    }

    boolean checked() {
        return keywords.contains("check");
    }

    /// Why it cannot be added while HAProxy runs.
    Optional<String> hindrance(DynamicServers takes) {
        if (!ADDRESS.matcher(words.getFirst()).matches()) {
            return Optional.of("HAProxy resolves no names at run time");
        }
        Optional<String> option = keywords.stream()
                .filter(keyword -> APART.contains(keyword) || !takes.keywords().contains(keyword))
                .sorted()
                .findFirst();
        if (option.isPresent()) {
            return Optional.of("its option " + option.get() + " is taken at a reload only");
        }
        boolean plain = words.stream().allMatch(word -> PLAIN.matcher(word).matches());
        return plain && words.size() <= MOST_WORDS
                ? Optional.empty()
                : Optional.of("its options do not fit HAProxy's command line");
    }
}
