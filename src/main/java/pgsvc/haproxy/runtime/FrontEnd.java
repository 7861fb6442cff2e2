package pgsvc.haproxy.runtime;

import java.util.List;
import java.util.Map;
import pgsvc.haproxy.runtime.table.StatTable;

/// The front end of one section, as `show stat` tells it (management guide, 9.1).
///
/// @param section the `listen` section
/// @param maxconn how many connections it takes at the same time; 0 while it takes none, and lets them wait
public record FrontEnd(String section, int maxconn) {

    /// Asks for those of some sections only.
    public static String question(List<String> sections) {
        return StatTable.question(sections, StatTable.FRONT_ENDS);
    }

    /// Reads the answer.
    ///
    /// @throws IllegalArgumentException when it is no such table
    public static List<FrontEnd> parse(String table) {
        return StatTable.rows(table, StatTable.FRONT_END).map(FrontEnd::of).toList();
    }

    private static FrontEnd of(Map<String, String> cells) {
        String limit = cells.getOrDefault("slim", "");
        return new FrontEnd(
                cells.getOrDefault("pxname", ""), limit.matches("[0-9]{1,9}") ? Integer.parseInt(limit) : 0);
    }

    /// The command that lets it take so many (management guide, 9.3). Below HAProxy 3.0, 0 ends the worker with an
    /// assertion, and the master with it (measured with 2.6): it is never to be sent there.
    public static String limit(String section, int maxconn) {
        return "set maxconn frontend " + section + " " + maxconn;
    }
}
