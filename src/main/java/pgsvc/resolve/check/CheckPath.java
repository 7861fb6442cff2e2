package pgsvc.resolve.check;

import java.util.List;
import java.util.stream.Stream;

/// A check as it is declared, taken apart.
///
/// @param path what stands before the question mark
/// @param query what stands after it; empty without one
public record CheckPath(String path, String query) {

    public static CheckPath of(String check) {
        int query = check.indexOf('?');
        return query < 0
                ? new CheckPath(check, "")
                : new CheckPath(check.substring(0, query), check.substring(query + 1));
    }

    /// What it asks of a member, its parameters aside.
    public Asked asked() {
        return Asked.by(path);
    }

    /// The parameters that narrow which members answer 200, by what only a live cluster knows: lag, tags, the
    /// state of replication. Patroni looks at none of them where it asks for the leader.
    public List<String> parametersThatNarrow() {
        return asked().isOfLeader()
                ? List.of()
                : Stream.of(query.split("&", -1)).filter(this::narrows).toList();
    }

    private boolean narrows(String parameter) {
        return parameter.startsWith("tag_")
                || asked() != Asked.RUNNING
                        && (parameter.startsWith("lag=") || parameter.startsWith("replication_state="));
    }
}
