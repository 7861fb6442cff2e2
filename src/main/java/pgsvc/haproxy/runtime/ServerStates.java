package pgsvc.haproxy.runtime;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The table of `show servers state` (HAProxy management guide, 9.3), which a reloaded HAProxy reads so that its
/// servers do not all count as up until their first checks.
public final class ServerStates {
    /// A table without servers: HAProxy warns when the file is missing.
    public static final String NONE = "1\n";

    private static final int BACKEND = 1;
    private static final int SERVER = 3;

    private ServerStates() {}

    /// The table without the servers whose address or port changes: the table's would override the new
    /// configuration.
    ///
    /// @param before `<service>/<server>` to address and port, as it is
    /// @param after the same, as it is to be
    public static String carriedOver(String table, Map<String, String> before, Map<String, String> after) {
        StringBuilder kept = new StringBuilder();
        for (String line : table.split("\n")) {
            if (!line.isEmpty() && isKept(line, before, after)) {
                kept.append(line).append('\n');
            }
        }
        return kept.toString();
    }

    private static boolean isKept(String line, Map<String, String> before, Map<String, String> after) {
        String[] columns = line.split(" ");
        if (line.startsWith("#") || columns.length <= SERVER) {
            return true;
        }
        String server = columns[BACKEND] + "/" + columns[SERVER];
        @Nullable String address = before.get(server);
        return address != null && address.equals(after.get(server));
    }
}
