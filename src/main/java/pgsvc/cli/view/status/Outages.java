package pgsvc.cli.view.status;

import pgsvc.haproxy.runtime.ServerStatus;
import pgsvc.status.ServerView;

/// Why a server gets no new sessions, in words.
final class Outages {
    private Outages() {}

    /// A clause whose subject is the server.
    static String clause(ServerView server) {
        return switch (server.standing()) {
            case SERVES -> "serves";
            case STANDS_IN -> "serves as a backup, since no other server is up";
            case WAITS -> "is up and waits as a backup";
            case STANDS_BY -> "stands by: its check is answered 503, as is right for its role";
            case DOWN -> "is down: " + check(server.status());
            case DRAINED -> "is drained by hand";
            case MAINTAINED -> maintenance(server);
            case WEIGHTLESS -> "has the weight 0";
        };
    }

    private static String maintenance(ServerView server) {
        return server.status().status().contains("resolution")
                ? "is in maintenance, since its host's name has no address"
                : "is in maintenance, set by hand";
    }

    /// What to type to end it, where a person began it.
    static String mend(ServerView server) {
        return server.standing().isByHand() ? " (its end: pgsvc ready " + server.name() + ")" : "";
    }

    /// What the last check gave (configuration manual, 9.1 of the management guide: `check_status`).
    static String check(ServerStatus server) {
        String status = server.checkStatus();
        String said = server.detail().checkText();
        if (status.equals("L4CON")) {
            return "its Patroni " + (said.contains("refused") ? "refuses the connection" : "is not reached: " + said);
        }
        if (status.startsWith("L6")) {
            return "TLS with its Patroni comes to nothing: " + (said.isEmpty() ? status : said);
        }
        return switch (status) {
            case "L4TOUT" -> "its Patroni is not reached in time";
            case "L7TOUT" -> "its Patroni does not answer in time";
            case "L7RSP" -> "what answers at its Patroni's port speaks no HTTP";
            case "L7STS" -> "its check is answered " + code(server);
            case "L7OK" -> "its check passes again, and not often enough yet";
            case "", "INI", "UNK" -> "it is not checked yet";
            default -> "its check says " + status + (said.isEmpty() ? "" : ", " + said);
        };
    }

    private static String code(ServerStatus server) {
        return server.detail().checkCode().isPresent()
                ? Integer.toString(server.detail().checkCode().getAsInt())
                : "otherwise than with 200";
    }

    /// Whether its standing is told under what is out of service.
    static boolean isOut(ServerView server) {
        return server.standing().isOut();
    }
}
