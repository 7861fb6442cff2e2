package pgsvc.haproxy.runtime.states;

import java.util.List;
import java.util.Optional;
import pgsvc.haproxy.ServerOptions;
import pgsvc.haproxy.file.Section;
import pgsvc.haproxy.file.ServerAddress;

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
        List<String> options = words.subList(1, words.size());
        if (!ServerOptions.isOn(options, "check")) {
            return Optional.empty();
        }
        ServerAddress address = ServerAddress.parse(words.getFirst());
        return Optional.of(new HealthQuestion(
                ServerOptions.value(options, "addr").orElse(address.host()),
                ServerOptions.value(options, "port").orElse(address.port()),
                section.lines().stream().filter(HealthQuestion::asks).toList()));
    }

    private static boolean asks(List<String> line) {
        boolean option = line.getFirst().equals("option") && line.size() > 1;
        return option
                ? line.get(1).endsWith("chk") || line.get(1).endsWith("-check")
                : line.getFirst().endsWith("-check");
    }
}
