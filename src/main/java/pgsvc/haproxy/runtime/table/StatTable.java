package pgsvc.haproxy.runtime.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The answer of `show stat` (management guide, 9.1): comma-separated values below `# pxname,…`; several such
/// answers, one after the other, are one.
public final class StatTable {
    public static final String FRONT_END = "0";
    public static final String SERVER = "2";

    /// In a question, front ends.
    public static final int FRONT_ENDS = 1;
    /// In a question, servers.
    public static final int SERVERS = 4;

    private StatTable() {}

    /// Asks for what is of one kind in some sections only: of thousands the whole table is long.
    public static String question(List<String> sections, int kind) {
        return sections.stream()
                .map(section -> "show stat " + section + " " + kind + " -1")
                .collect(Collectors.joining("; "));
    }

    /// The rows of one type, by the names of their cells.
    ///
    /// @throws IllegalArgumentException when it is no such table
    public static Stream<SequencedMap<String, String>> rows(String table, String type) {
        List<String> lines = table.lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty() || !lines.getFirst().startsWith("# ")) {
            throw new IllegalArgumentException("HAProxy's answer is no table of statistics");
        }
        List<String> names = cells(lines.getFirst().substring(2));
        return lines.stream()
                .skip(1)
                .filter(line -> !line.startsWith("# "))
                .map(line -> Row.of(names, cells(line)))
                .filter(cells -> cells.getOrDefault("type", "").equals(type));
    }

    /// HAProxy quotes what holds a comma, such as its words for some checks.
    private static List<String> cells(String line) {
        return line.indexOf('"') < 0 ? Arrays.asList(line.split(",", -1)) : quotedCells(line);
    }

    private static List<String> quotedCells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        char before = ',';
        for (char c : line.toCharArray()) {
            // A quote within quotes is doubled.
            if (c == '"' && before == '"' && !quoted) {
                cell.append(c);
            }
            before = c;
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
