package pgsvc.haproxy.runtime.states;

import java.util.Collection;
import pgsvc.haproxy.runtime.table.StateTable;

/// The table of `show servers state` (HAProxy management guide, 9.3), which a reloaded HAProxy reads so that its
/// servers do not all count as up until their first checks.
public final class ServerStates {
    /// A table without servers: HAProxy warns when the file is missing.
    public static final String NONE = "1\n";

    private ServerStates() {}

    /// What the reloaded one shall read. A server that stays has its state. One that is new or moves to another host
    /// has the health of the same instance in a section with the same check; where there is none it is down until
    /// its checks pass, if another of its section is up. Of all others nothing is said.
    ///
    /// @param table as HAProxy tells it before
    /// @param before the files that it runs with
    /// @param after the files that it is about to load
    public static String carriedOver(String table, Collection<String> before, Collection<String> after) {
        return new CarriedStates(StateTable.parse(table), before).in(after).text();
    }
}
