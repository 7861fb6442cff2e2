package pgsvc.haproxy.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    /// Reads the table: its version, a line of names behind `#`, a line a server.
    public static List<ServerSetup> parse(String table) {
        List<ServerSetup> servers = new ArrayList<>();
        List<String> names = List.of();
        for (String line : table.lines().toList()) {
            List<String> cells = Arrays.asList(line.split(" "));
            if (line.startsWith("# ")) {
                names = cells.subList(1, cells.size());
            } else if (cells.size() > 1) {
                servers.add(server(row(names, cells)));
            }
        }
        return servers;
    }

    private static Map<String, String> row(List<String> names, List<String> cells) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < Math.min(names.size(), cells.size()); i++) {
            row.put(names.get(i), cells.get(i));
        }
        return row;
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
