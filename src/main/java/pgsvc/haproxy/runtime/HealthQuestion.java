package pgsvc.haproxy.runtime;

import java.util.List;
import java.util.Optional;
import pgsvc.haproxy.file.Section;

/// What a server's health check asks, and where: two servers with the same one are equally well.
///
/// @param host which is asked
/// @param port which is asked
/// @param lines the section's that say what is asked
record HealthQuestion(String host, String port, List<List<String>> lines) {
    HealthQuestion {
        lines = List.copyOf(lines);
    }

    /// @param words of the server's line behind its name, with its section's defaults
    /// @return nothing where it has no check of its own
    static Optional<HealthQuestion> of(Section section, List<String> words) {
        if (!words.contains("check")) {
            return Optional.empty();
        }
        ServerAddress address = ServerAddress.parse(words.getFirst());
        return Optional.of(new HealthQuestion(
                value(words, "addr").orElse(address.host()),
                value(words, "port").orElse(address.port()),
                section.lines().stream().filter(HealthQuestion::asks).toList()));
    }

    private static boolean asks(List<String> line) {
        boolean option = line.getFirst().equals("option") && line.size() > 1;
        return option
                ? line.get(1).endsWith("chk") || line.get(1).endsWith("-check")
                : line.getFirst().endsWith("-check");
    }

    /// The last value of an option, which counts.
    static Optional<String> value(List<String> words, String option) {
        int at = words.subList(1, words.size()).lastIndexOf(option) + 1;
        return at > 0 && at + 1 < words.size() ? Optional.of(words.get(at + 1)) : Optional.empty();
    }
}
