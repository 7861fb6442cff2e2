package pgsvc.apply.running;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pgsvc.haproxy.runtime.ServerCommand;
import pgsvc.haproxy.runtime.ServerStatus;
import pgsvc.target.Target;
import pgsvc.target.TargetException;

/// Commands to a running HAProxy, one after the other. A server goes when none of its sessions is left, and not
/// before one that comes can take its place.
final class RuntimeChange {
    /// For a server that comes to pass its checks. When it does not, the other goes all the same: so it is meant.
    private static final Duration SUCCESSION = Duration.ofSeconds(10);
    /// For sessions to end; who has a pool keeps them for hours.
    private static final Duration SESSIONS = Duration.ofSeconds(2);

    private final Target target;
    private final String socket;
    private final Set<String> added = new HashSet<>();

    /// @param socket where HAProxy takes commands of an administrator
    RuntimeChange(Target target, String socket) {
        this.target = target;
        this.socket = socket;
    }

    /// Gives the commands.
    ///
    /// @return why the rest of the change takes a reload; nothing when HAProxy did all
    Optional<String> run(List<String> commands) throws TargetException {
        for (String command : commands) {
            Optional<String> objection = run(command);
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }

    private Optional<String> run(String command) throws TargetException {
        ServerCommand.comes(command).ifPresent(added::add);
        Optional<String> drains = ServerCommand.drains(command);
        if (drains.isPresent()) {
            awaitSuccession(drains.get());
        }
        Optional<String> goes = ServerCommand.goes(command);
        if (goes.isPresent() && !awaitEndOfSessions(goes.get())) {
            return Optional.of("server " + nameOf(goes.get()) + " goes, and has sessions");
        }
        return ServerCommand.objection(target.ask(socket, command))
                .map(objection -> "HAProxy refuses \"" + command + "\": " + objection);
    }

    private void awaitSuccession(String server) throws TargetException {
        String section = sectionOf(server);
        if (added.stream().anyMatch(other -> sectionOf(other).equals(section))) {
            boolean _ = Activator.within(SUCCESSION, () -> !isLast(section, nameOf(server)));
        }
    }

    /// Whether a server is up, and no other one of its section.
    private boolean isLast(String section, String server) throws TargetException {
        List<String> up = servers(section).stream()
                .filter(ServerStatus::isUp)
                .map(ServerStatus::server)
                .toList();
        return up.equals(List.of(server));
    }

    private boolean awaitEndOfSessions(String server) throws TargetException {
        return Activator.within(SESSIONS, () -> !hasSessions(server));
    }

    private boolean hasSessions(String server) throws TargetException {
        return servers(sectionOf(server)).stream()
                .anyMatch(status -> status.server().equals(nameOf(server)) && status.sessions() > 0);
    }

    private List<ServerStatus> servers(String section) throws TargetException {
        return Activator.statistics(target, socket).stream()
                .filter(status -> status.section().equals(section))
                .toList();
    }

    private static String sectionOf(String server) {
        return server.substring(0, server.indexOf('/'));
    }

    private static String nameOf(String server) {
        return server.substring(server.indexOf('/') + 1);
    }
}
