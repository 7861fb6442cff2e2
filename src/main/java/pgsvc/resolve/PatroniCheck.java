package pgsvc.resolve;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import pgsvc.diagnostic.DidYouMean;
import pgsvc.haproxy.Problem;
import pgsvc.resolve.check.CheckPath;

/// The health-check paths of Patroni's REST API, and what each asks (Patroni's documentation, "REST API", "Health
/// check endpoints"). HAProxy asks with OPTIONS, for which Patroni never routes to a page of its own: it looks
/// for the words of roles in the path, and answers 503 where it finds none (Patroni 3.0 to 4.1, `do_OPTIONS`).
public final class PatroniCheck {
    private static final Map<String, String> MEANINGS = meanings();
    /// Pages that answer GET only.
    private static final Set<String> GET_ONLY =
            Set.of("/liveness", "/readiness", "/patroni", "/cluster", "/history", "/config", "/metrics", "/failsafe");
    /// Paths of the lock holder, for which parameters mean nothing.
    private static final Set<String> OF_LEADER =
            Set.of("/", "/primary", "/read-write", "/master", "/leader", "/standby-leader", "/standby_leader");

    private static final Set<String> PARAMETERS = Set.of("lag", "replication_state");
    private static final Pattern LAG = Pattern.compile("\\d+(\\.\\d+)?(B|kB|MB|GB|TB)?");

    private PatroniCheck() {}

    private static Map<String, String> meanings() {
        Map<String, String> meanings = new TreeMap<>();
        put(meanings, "the primary, which holds the leader lock", "/", "/primary", "/read-write", "/master");
        put(meanings, "the leader, of a standby cluster too", "/leader");
        put(meanings, "the leader of a standby cluster", "/standby-leader", "/standby_leader");
        put(meanings, "a running replica without the tag noloadbalance", "/replica");
        put(meanings, "the primary, or a running replica without the tag noloadbalance", "/read-only");
        put(meanings, "a synchronous standby", "/sync", "/synchronous");
        put(meanings, "the primary, or a synchronous standby", "/read-only-sync", "/read-only-synchronous");
        put(meanings, "a standby that counts for the quorum", "/quorum");
        put(meanings, "the primary, or a standby that counts for the quorum", "/read-only-quorum");
        put(meanings, "an asynchronous standby", "/async", "/asynchronous");
        put(meanings, "any member whose PostgreSQL runs", "/health");
        return meanings;
    }

    private static void put(Map<String, String> meanings, String meaning, String... paths) {
        for (String path : paths) {
            meanings.put(path, meaning);
        }
    }

    /// Every path that is known, without parameters.
    public static Set<String> paths() {
        return MEANINGS.keySet();
    }

    /// Which member answers 200 to the path, in words; nothing for a path that Patroni does not know. Parameters
    /// (`?lag=16MB`, `&tag_x=y`) narrow it, except on the paths of the lock holder.
    public static Optional<String> meaning(String check) {
        String path = CheckPath.of(check).path();
        String query = CheckPath.of(check).query();
        return Optional.ofNullable(MEANINGS.get(path))
                .map(meaning -> query.isEmpty() || OF_LEADER.contains(path) ? meaning : meaning + ", with " + query);
    }

    /// Why the check does not ask what it says; nothing when it does.
    public static Optional<Problem> problem(String check) {
        String path = CheckPath.of(check).path();
        if (GET_ONLY.contains(path)) {
            return Optional.of(new Problem(
                    path,
                    "Patroni answers " + path + " to GET only. HAProxy asks with OPTIONS, gets 503, and takes every "
                            + "server for down.",
                    "Write /health for any member whose PostgreSQL runs, or the path of a role."));
        }
        return MEANINGS.containsKey(path) ? parameters(path, CheckPath.of(check).query()) : Optional.of(unknown(path));
    }

    private static Problem unknown(String path) {
        return new Problem(
                path,
                "Patroni's REST API does not know " + path + ". It answers such a path like that of a role whose name "
                        + "is in it, else with 503, which takes every server for down."
                        + DidYouMean.hint(path, paths()),
                "Write one of " + String.join(", ", paths()) + ".");
    }

    private static Optional<Problem> parameters(String path, String query) {
        for (String parameter : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            String[] parts = parameter.split("=", 2);
            Optional<Problem> problem = parameter(path, parts[0], parts.length < 2 ? "" : parts[1]);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<Problem> parameter(String path, String name, String value) {
        boolean tag = name.startsWith("tag_") && name.length() > "tag_".length();
        if (!tag && !PARAMETERS.contains(name)) {
            return ignored(name, "Patroni does not know the parameter " + name, DidYouMean.hint(name, PARAMETERS));
        }
        if (OF_LEADER.contains(path) || path.equals("/health") && !tag) {
            return ignored(name, "The parameter " + name + " means nothing for " + path, "");
        }
        if (value.isEmpty() || name.equals("lag") && !LAG.matcher(value).matches()) {
            return ignored(name, "\"" + value + "\" is no value for the parameter " + name, "");
        }
        return Optional.empty();
    }

    private static Optional<Problem> ignored(String name, String what, String hint) {
        return Optional.of(new Problem(
                name,
                what + ": it goes on without it." + hint,
                "Write lag=16MB (B, kB, MB, GB or TB), replication_state=streaming or tag_NAME=VALUE, or remove it."));
    }
}
