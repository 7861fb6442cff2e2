package pgsvc.load.history;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// All that happened in one run.
///
/// @param length from the start of the run to its last possible attempt; answers may arrive after it
/// @param marks in the order of time
public record History(Duration length, ClientHistory writer, List<ClientHistory> readers, List<Mark> marks) {
    public History {
        readers = List.copyOf(readers);
        marks = List.copyOf(marks);
    }

    /// The writer, then the readers.
    public List<ClientHistory> clients() {
        return Stream.concat(Stream.of(writer), readers.stream()).toList();
    }

    /// The same with instances' names in place of their addresses.
    ///
    /// @param names address to name; an address without one stays
    public History named(Map<String, String> names) {
        return new History(
                length,
                writer.named(names),
                readers.stream().map(r -> r.named(names)).toList(),
                marks);
    }
}
