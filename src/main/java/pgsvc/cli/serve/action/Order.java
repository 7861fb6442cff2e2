package pgsvc.cli.serve.action;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pgsvc.cli.serve.entry.Caller;
import pgsvc.web.Request;

/// An action that somebody asks for.
///
/// @param object the instance or the cluster; empty where all nodes are meant
/// @param body JSON, or nothing
record Order(Action action, String object, String body, Caller caller) {
    private static final Pattern PATH = Pattern.compile("/api/v1/(?:instances/(?<instance>[^/]+)/(?<what>drain|ready"
            + "|maint|weight)|clusters/(?<cluster>[^/]+)/(?<whether>pause|resume|switchover)|(?<files>plan|apply))");

    /// That of a request; nothing when its path is none of an action.
    static Optional<Order> of(Request request, Caller caller) {
        Matcher matcher = PATH.matcher(request.path());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Order(
                Action.of(first(matcher, "what", "whether", "files")),
                first(matcher, "instance", "cluster"),
                request.body(),
                caller));
    }

    private static String first(Matcher matcher, String... groups) {
        return Arrays.stream(groups)
                .flatMap(group -> Optional.ofNullable(matcher.group(group)).stream())
                .findFirst()
                .orElse("");
    }
}
