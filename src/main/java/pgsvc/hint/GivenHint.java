package pgsvc.hint;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a load balancer was told, as it stands in a file beside its socket: a line each, the oldest first.
///
/// @param words for people, without the word hint
public record GivenHint(Instant at, String words) {
    /// The file's name. It is in the folder of the socket, since that goes with HAProxy and no disk has to turn.
    public static final String FILE = "pgsvc-hints";

    /// Of commands that were given in one line.
    public static GivenHint of(Instant at, List<String> commands) {
        return new GivenHint(
                at,
                commands.stream()
                        .map(command ->
                                command.replaceFirst("^set server ", "").replaceFirst(" health (\\w+)$", " is $1"))
                        .collect(Collectors.joining(", ")));
    }

    /// Those of a file; lines that are none are left out.
    public static List<GivenHint> all(String text) {
        return text.lines().flatMap(line -> parse(line).stream()).toList();
    }

    private static Optional<GivenHint> parse(String line) {
        String[] parts = line.split(" ", 2);
        try {
            return parts.length < 2 ? Optional.empty() : Optional.of(new GivenHint(Instant.parse(parts[0]), parts[1]));
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }

    /// Its line.
    @Override
    public String toString() {
        return at + " " + words;
    }
}
