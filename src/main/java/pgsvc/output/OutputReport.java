package pgsvc.output;

import java.nio.file.Path;
import java.util.List;

/// What a write did. Files are named `<node>/<file>`, relative to the folder.
///
/// @param folder as it was named
/// @param written new or changed files
/// @param unchanged files that held the wanted text already and were not touched
/// @param removed files that bore pgsvc's mark and are wanted no longer
public record OutputReport(Path folder, List<String> written, List<String> unchanged, List<String> removed) {
    public OutputReport {
        written = List.copyOf(written);
        unchanged = List.copyOf(unchanged);
        removed = List.copyOf(removed);
    }
}
