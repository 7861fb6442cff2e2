package pgsvc.haproxy.runtime;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One session of a worker, as `show sess` tells it (management guide, 9.3).
///
/// @param id by which the worker knows it, such as `0x7fe79c039f10`
/// @param section whose server has it
public record LiveSession(String id, String section, String server) {
    private static final String NOBODY = "<none>";

    /// Reads the answer: a line each. Those that reached no server, such as the one that asks, are left out.
    public static List<LiveSession> parse(String answer) {
        return answer.lines().flatMap(line -> session(line).stream()).toList();
    }

    private static Optional<LiveSession> session(String line) {
        int colon = line.indexOf(": ");
        Optional<String> section = word(line, "be=");
        Optional<String> server = word(line, "srv=").filter(name -> !name.equals(NOBODY));
        return line.startsWith("0x") && colon > 0 && section.isPresent() && server.isPresent()
                ? Optional.of(new LiveSession(line.substring(0, colon), section.get(), server.get()))
                : Optional.empty();
    }

    private static Optional<String> word(String line, String key) {
        return Stream.of(line.split(" "))
                .filter(word -> word.startsWith(key))
                .map(word -> word.substring(key.length()))
                .findFirst();
    }
}
