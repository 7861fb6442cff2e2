package pgsvc.haproxy.runtime.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;

/// The table of `show servers state` (management guide, 9.3): its version, a line of names behind `#`, a line a
/// server.
///
/// @param head the lines above the servers
/// @param rows the cells of each server by their columns' names, in the columns' order
public record StateTable(List<String> head, List<SequencedMap<String, String>> rows) {
    public StateTable {
        head = List.copyOf(head);
        rows = List.copyOf(rows);
    }

    /// Reads it.
    public static StateTable parse(String table) {
        List<String> head = new ArrayList<>();
        List<SequencedMap<String, String>> rows = new ArrayList<>();
        List<String> names = List.of();
        for (String line : table.lines().toList()) {
            List<String> cells = Arrays.asList(line.split(" "));
            if (line.startsWith("# ")) {
                names = cells.subList(1, cells.size());
            }
            if (line.startsWith("#") || cells.size() == 1 && !line.isEmpty()) {
                head.add(line);
            } else if (cells.size() > 1) {
                rows.add(Row.of(names, cells));
            }
        }
        return new StateTable(head, rows);
    }

    /// As HAProxy reads it.
    public String text() {
        StringBuilder text = new StringBuilder();
        head.forEach(line -> text.append(line).append('\n'));
        rows.forEach(row -> text.append(String.join(" ", row.values())).append('\n'));
        return text.toString();
    }
}
