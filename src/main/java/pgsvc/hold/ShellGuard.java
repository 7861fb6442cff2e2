package pgsvc.hold;

import java.util.List;
import pgsvc.haproxy.runtime.FrontEnd;
import pgsvc.target.TargetException;
import pgsvc.target.shell.SocketScript;
import pgsvc.target.socket.CommandBatch;

/// A guard for a node without an agent: a shell in the background there, for one lease. It ends with the lease.
final class ShellGuard {
    /// `$1` the lease, `$2` the guard's word, `$3` the lock, `$4` the lease's id, `$5` its seconds. It looks twice a
    /// second, where sleep knows parts of one.
    private static final String SCRIPT = """
            (
                trap '' HUP INT
                begin=$(date +%%s)
                printf '%%s\\n' "$4" >"$2"
                while grep -q "^id $4\\$" "$1" 2>/dev/null; do
                    if [ $(($(date +%%s) - begin)) -ge "$5" ] || flock -n "$3" true; then
                        grep -q "^id $4\\$" "$1" 2>/dev/null || exit 0
            %s
                        rm -f "$1" "$2"
                        exit 0
                    fi
                    sleep 0.5 2>/dev/null || sleep 1
                done
            ) </dev/null >/dev/null 2>&1 &
            """;

    private ShellGuard() {}

    /// Starts it. The lease stands there already.
    static void start(LeaseFile file, Lease lease, String socket) throws TargetException {
        List<String> limits = lease.limits().entrySet().stream()
                .map(section -> FrontEnd.limit(section.getKey(), section.getValue()))
                .toList();
        String script = SCRIPT.formatted(SocketScript.of(socket, CommandBatch.line(limits)));
        var result = file.node()
                .run(List.of(
                        "sh",
                        "-c",
                        script,
                        "sh",
                        file.path(),
                        file.word(),
                        file.lock(),
                        lease.id(),
                        Long.toString(lease.atMost().toSeconds())));
        if (!result.succeeded()) {
            throw TargetException.refused(
                    "a guard cannot be started there: " + result.output().strip(), "Use --no-hold.");
        }
    }
}
