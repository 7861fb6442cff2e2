package pgsvc.haproxy.runtime;

import java.util.List;
import java.util.Map;
import pgsvc.haproxy.runtime.table.StateTable;

/// How one server of a running HAProxy is set up, as `show servers state` tells it (management guide, 9.3).
///
/// @param address of which kind ever; `-` while a name is not resolved
/// @param weight that it has now, in full
/// @param initialWeight that it was given at its beginning
/// @param checked whether it has health checks
public record ServerSetup(
        String section, String server, String address, int port, int weight, int initialWeight, boolean checked) {
    /// How the table begins, behind another answer: the number of its version and its headline.
    public static final String BEGINNING = "\n1\n# ";

    /// A bit of `srv_check_state`.
    private static final int CONFIGURED = 2;

    /// Reads the table.
    public static List<ServerSetup> parse(String table) {
        return StateTable.parse(table).rows().stream().map(ServerSetup::server).toList();
    }

    private static ServerSetup server(Map<String, String> cells) {
        return new ServerSetup(
                cells.getOrDefault("be_name", ""),
                cells.getOrDefault("srv_name", ""),
                cells.getOrDefault("srv_addr", "-"),
                number(cells, "srv_port"),
                number(cells, "srv_uweight"),
                number(cells, "srv_iweight"),
                (number(cells, "srv_check_state") & CONFIGURED) != 0);
    }

    private static int number(Map<String, String> cells, String name) {
        String digits = cells.getOrDefault(name, "");
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
    }
}
