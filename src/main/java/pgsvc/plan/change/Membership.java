package pgsvc.plan.change;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import pgsvc.haproxy.Balance;
import pgsvc.haproxy.file.Section;
import pgsvc.haproxy.runtime.ServerCommand;
import pgsvc.haproxy.runtime.ServerStatus;
import pgsvc.observe.Observation;
import pgsvc.observe.Running;

/// Servers of one section that come and go: while HAProxy runs where that does what the new text means, else at
/// a reload.
final class Membership {
    /// What a section may say for its servers to come and go; others may hold on to a server or to its place.
    private static final Set<String> SETTINGS = Set.of(
            "backlog",
            "balance",
            "bind",
            "default-server",
            "description",
            "fullconn",
            "http-check",
            "log",
            "maxconn",
            "mode",
            "option",
            "retries",
            "tcp-check",
            "timeout");

    private static final Set<String> OPTIONS = Set.of(
            "allbackups",
            "clitcpka",
            "dontlognull",
            "http-keep-alive",
            "httpchk",
            "log-health-checks",
            "pgsql-check",
            "redispatch",
            "srvtcpka",
            "tcp-check",
            "tcpka",
            "tcplog");

    private final Section old;
    private final Section next;
    private final Observation observed;
    private final String name;

    Membership(Section old, Section next, Observation observed) {
        this.old = old;
        this.next = next;
        this.observed = observed;
        this.name = next.name().orElse("");
    }

    /// Whether it makes no difference in which order a section names its servers, but for backups.
    static boolean takesAnyOrder(Section section) {
        return balance(section).filter(Balance::takesAnyOrder).isPresent();
    }

    /// The algorithm that a section names.
    static Optional<String> balance(Section section) {
        return section.lines("balance")
                .map(line -> String.join(" ", line.subList(1, line.size())))
                .reduce((_, last) -> last);
    }

    /// The backups in their order, where it counts: the first that is up serves alone (configuration manual,
    /// `option allbackups`).
    static List<String> backups(Section section) {
        return allServe(section)
                ? List.of()
                : section.serversWithDefaults().entrySet().stream()
                        .filter(server -> server.getValue().contains("backup"))
                        .map(Map.Entry::getKey)
                        .toList();
    }

    private static boolean allServe(Section section) {
        return section.lines().contains(List.of("option", "allbackups"));
    }

    Activation activation(ServerChanges changes) {
        Optional<Running> running = observed.running();
        if (running.isEmpty()) {
            return new Activation.Reload(changes.firstOfMembership());
        }
        Optional<String> hindrance = ofSection()
                .or(() -> ofConfiguration(running.get()))
                .or(() -> ofRunning(running.get(), changes))
                .or(() -> ofNew(running.get(), changes));
        return hindrance
                .<Activation>map(why -> new Activation.Reload(changes.firstOfMembership() + ", and " + why))
                .orElseGet(() -> new Activation.Runtime(commands(changes), reason(running.get(), changes)));
    }

    private Optional<String> ofSection() {
        if (next.lines("mode").noneMatch(line -> line.equals(List.of("mode", "tcp")))) {
            return Optional.of("only in mode tcp do servers come and go at run time");
        }
        if (!takesAnyOrder(next)) {
            return Optional.of(balance(next)
                    .map(algorithm -> "balance " + algorithm + " goes by the place of its servers")
                    .orElse("its section names no balance"));
        }
        return next.settings().stream()
                .filter(line -> !SETTINGS.contains(line.getFirst())
                        || line.getFirst().equals("option") && line.stream().noneMatch(OPTIONS::contains))
                .findFirst()
                .map(line -> String.join(" ", line.subList(0, Math.min(2, line.size()))) + " may hold on to servers");
    }

    private Optional<String> ofConfiguration(Running running) {
        if (!running.dynamicServers().any()) {
            return Optional.of("HAProxy " + running.version() + " takes it at a reload only");
        }
        return observed.isWholeOf(running)
                ? Optional.of("default-server in a defaults section may say more of it")
                        .filter(_ -> observed.hasDefaultServers())
                : Optional.of("HAProxy loads files that pgsvc does not read");
    }

    private Optional<String> ofRunning(Running running, ServerChanges changes) {
        List<ServerStatus> servers = running.servers(name);
        Set<String> names =
                new TreeSet<>(servers.stream().map(ServerStatus::server).toList());
        if (!names.equals(old.servers().keySet())) {
            return Optional.of("HAProxy runs with the servers " + names + " instead of those of the file");
        }
        Set<String> isBackup = new HashSet<>(backups(next));
        List<String> order = Stream.concat(
                        servers.stream().filter(ServerStatus::backup).map(ServerStatus::server),
                        changes.come().stream())
                .filter(isBackup::contains)
                .toList();
        return order.equals(backups(next))
                ? Optional.empty()
                : Optional.of("a backup can only be added as the last one");
    }

    private Optional<String> ofNew(Running running, ServerChanges changes) {
        Map<String, List<String>> servers = next.serversWithDefaults();
        for (String server : changes.come()) {
            Optional<String> hindrance =
                    NewServer.of(servers.getOrDefault(server, List.of())).hindrance(running.dynamicServers());
            if (hindrance.isPresent()) {
                return hindrance;
            }
        }
        return Optional.empty();
    }

    private List<String> commands(ServerChanges changes) {
        Map<String, List<String>> servers = next.serversWithDefaults();
        List<String> commands = new ArrayList<>(Comparison.commands(next, changes));
        for (String server : changes.come()) {
            NewServer added = NewServer.of(servers.getOrDefault(server, List.of()));
            commands.add(ServerCommand.add(name + "/" + server, added.words(), added.checked()));
        }
        for (String server : changes.go()) {
            commands.add(ServerCommand.drain(name + "/" + server));
            commands.add(ServerCommand.remove(name + "/" + server));
        }
        return commands;
    }

    private String reason(Running running, ServerChanges changes) {
        List<String> reasons = new ArrayList<>();
        changes.come().forEach(server -> reasons.add(server + " comes"));
        changes.go().forEach(server -> reasons.add(server + " goes" + sessions(running, server)));
        if (!changes.weights().isEmpty()) {
            reasons.add("weights change");
        }
        return String.join(", ", reasons);
    }

    private String sessions(Running running, String server) {
        int sessions = running.servers(name).stream()
                .filter(status -> status.server().equals(server))
                .mapToInt(ServerStatus::sessions)
                .sum();
        return sessions == 0 ? "" : " (by a reload, if its sessions do not end at once)";
    }
}
