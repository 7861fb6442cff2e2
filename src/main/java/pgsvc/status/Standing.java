package pgsvc.status;

import pgsvc.haproxy.Choice;
import pgsvc.haproxy.runtime.ServerStatus;
import pgsvc.resolve.check.Answer;

/// How a server stands in a section of a running HAProxy: whether it gets new sessions, or what keeps it out.
public enum Standing {
    SERVES("serves"),
    /// A backup that serves, since no other server is up.
    STANDS_IN("stands-in"),
    /// A backup that is up while others serve.
    WAITS("waits"),
    /// Its check answers what a member in its position answers, which is not 200: nothing is wrong.
    STANDS_BY("stands-by"),
    /// Its check fails otherwise.
    DOWN("down"),
    /// Told by hand to take no new sessions.
    DRAINED("drained"),
    /// Told by hand to take none and to be left unchecked.
    MAINTAINED("maintained"),
    /// Up, with a weight of 0.
    WEIGHTLESS("weightless");

    private static final int UNAVAILABLE = 503;

    private final String id;

    Standing(String id) {
        this.id = id;
    }

    /// The word for programs.
    public String id() {
        return id;
    }

    /// Whether it gets new sessions.
    public boolean serves() {
        return this == SERVES || this == STANDS_IN;
    }

    /// Whether a person may want to know: neither a role nor a backup's turn explains it.
    public boolean isOut() {
        return this == DOWN || this == DRAINED || this == MAINTAINED || this == WEIGHTLESS;
    }

    /// Whether someone set it so at run time.
    public boolean isByHand() {
        return this == DRAINED || this == MAINTAINED;
    }

    /// How one server stands.
    ///
    /// @param choice HAProxy's, among all of its section
    /// @param expected what Patroni answers to the check for a member in its position
    static Standing of(ServerStatus server, Choice choice, Answer expected) {
        if (choice.servers().contains(server.server())) {
            return choice.byBackup() ? STANDS_IN : SERVES;
        }
        if (server.status().startsWith("MAINT")) {
            return MAINTAINED;
        }
        if (server.weight() == 0 && !server.status().startsWith("DOWN")) {
            return WEIGHTLESS;
        }
        if (server.isUp()) {
            return WAITS;
        }
        return server.status().startsWith("DRAIN") ? DRAINED : failing(server, expected);
    }

    private static Standing failing(ServerStatus server, Answer expected) {
        // A state that a reload carried over has no code before the first check.
        boolean unavailable = server.checkStatus().equals("L7STS")
                && server.detail().checkCode().orElse(UNAVAILABLE) == UNAVAILABLE;
        return unavailable && expected != Answer.PASSES ? STANDS_BY : DOWN;
    }
}
