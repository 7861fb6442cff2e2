package pgsvc.cli.apply;

import java.util.concurrent.atomic.AtomicInteger;
import pgsvc.cli.command.Session;

/// How far work on many nodes is, in one line that is written over; for a person at a terminal only.
final class Progress {
    /// Fewer are done before anybody has read a line.
    private static final int FEW = 2;
    private static final String WIPED = "\r\033[K";

    private final Session session;
    private final int nodes;
    private final boolean shown;
    private final AtomicInteger done = new AtomicInteger();

    Progress(Session session, int nodes) {
        this.session = session;
        this.nodes = nodes;
        this.shown = nodes > FEW && session.terminal().getAsBoolean();
    }

    /// One more is done. Safe for use by several threads.
    void done() {
        int now = done.incrementAndGet();
        if (shown) {
            session.err().print(WIPED + now + " of " + nodes + " nodes");
            session.err().flush();
        }
    }

    /// Wipes the line.
    void end() {
        if (shown) {
            session.err().print(WIPED);
            session.err().flush();
        }
    }
}
