package pgsvc.apply.running;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import pgsvc.haproxy.ServerOptions;
import pgsvc.haproxy.file.Section;
import pgsvc.haproxy.file.ServerAddress;
import pgsvc.haproxy.runtime.ServerSetup;
import pgsvc.haproxy.runtime.ServerStatus;

/// How the servers of a running HAProxy are set up, against what sections say of them.
///
/// @param known by `section/server`
/// @param backups those that serve only when others do not, likewise
record Setups(Map<String, ServerSetup> known, Set<String> backups) {
    /// @param states the answer to `show servers state`
    static Setups of(String states, List<ServerStatus> servers) {
        return new Setups(
                ServerSetup.parse(states).stream()
                        .collect(Collectors.toMap(
                                setup -> setup.section() + "/" + setup.server(), setup -> setup, (first, _) -> first)),
                servers.stream()
                        .filter(ServerStatus::backup)
                        .map(status -> status.section() + "/" + status.server())
                        .collect(Collectors.toSet()));
    }

    /// The first difference.
    Optional<String> wrong(Section section) {
        String name = section.name().orElse("");
        return section.serversWithDefaults().entrySet().stream()
                .flatMap(server -> wrong(name + "/" + server.getKey(), server.getValue()).stream())
                .findFirst();
    }

    private Optional<String> wrong(String server, List<String> words) {
        ServerSetup setup = known.get(server);
        if (setup == null) {
            return Optional.empty();
        }
        List<String> options = words.subList(1, words.size());
        String weight = ServerOptions.value(options, "weight").orElse("1");
        // A weight that was set by hand is nobody's mistake.
        boolean weighs = weight.equals(Integer.toString(setup.weight()))
                || weight.equals(Integer.toString(setup.initialWeight()));
        if (!isAt(words.getFirst(), setup)) {
            return Optional.of(
                    server + " is at " + setup.address() + ":" + setup.port() + " instead of " + words.getFirst());
        }
        if (!weighs) {
            return Optional.of(server + " has the weight " + setup.weight() + " instead of " + weight);
        }
        if (ServerOptions.isOn(options, "backup") != backups.contains(server)) {
            return Optional.of(server + " is " + (backups.contains(server) ? "a" : "no") + " backup");
        }
        return ServerOptions.isOn(options, "check") == setup.checked()
                ? Optional.empty()
                : Optional.of(server + " is " + (setup.checked() ? "" : "not ") + "checked");
    }

    /// Names that are resolved may be at any address.
    private static boolean isAt(String meant, ServerSetup setup) {
        ServerAddress address = ServerAddress.parse(meant);
        if (address.port().isEmpty() || !address.isLiteral()) {
            return true;
        }
        try {
            return address.port().equals(Integer.toString(setup.port()))
                    && InetAddress.ofLiteral(address.host()).equals(InetAddress.ofLiteral(setup.address()));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
