package pgsvc.resolve.advice;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import pgsvc.model.Instance;
import pgsvc.resolve.Explanation;
import pgsvc.resolve.Server;

/// PgBouncer's `server_login_retry` (PgBouncer's documentation, "server_login_retry"): after PostgreSQL refused
/// a login it lets clients fail for that long, while Patroni's answer, and with it HAProxy's check, is right
/// again. Measured after the end of a PostgreSQL: 15 s with the default of 15 s, 6 s with 1 s.
final class LoginRetry {
    private LoginRetry() {}

    static Optional<Advice> on(Explanation explanation) {
        Set<String> pools = explanation.members().stream()
                .filter(member -> member.server().map(Server::port).equals(Optional.of(port(member.instance()))))
                .map(member -> member.instance().name())
                .collect(Collectors.toSet());
        if (pools.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Advice(
                explanation.service().fullName()
                        + " leads to PgBouncer, which refuses clients for server_login_retry, 15 s by default, after "
                        + "PostgreSQL refused it a login; HAProxy's check asks Patroni and sees nothing of that.",
                "See `show config` on PgBouncer's admin console (psql -p " + port(explanation)
                        + " -U … pgbouncer), and set server_login_retry = 1 in pgbouncer.ini."));
    }

    private static int port(Explanation explanation) {
        return port(explanation.members().getFirst().instance());
    }

    private static int port(Instance instance) {
        return instance.ports().pgbouncer();
    }
}
