package pgsvc.haproxy.runtime.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// One line of a table.
final class Row {
    private Row() {}

    /// Its cells by the names of their columns, in the columns' order. What has no name, or no cell, is left out.
    static SequencedMap<String, String> of(List<String> names, List<String> cells) {
        SequencedMap<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(names.size(), cells.size()); i++) {
            row.put(names.get(i), cells.get(i));
        }
        return row;
    }
}
