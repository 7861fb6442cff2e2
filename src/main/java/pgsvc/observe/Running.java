package pgsvc.observe;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import pgsvc.haproxy.runtime.DynamicServers;
import pgsvc.haproxy.runtime.ServerStatus;

/// A HAProxy that runs on a target.
///
/// @param pid its master's, or its own where it has no workers
/// @param worker the process that takes connections now: a reload gives another one; 0 where it does not tell
/// @param version such as `2.6.12`
/// @param arguments what it loads: the values of `-f`, in their order
/// @param masterSocket where its master takes commands; nothing where it was not told to
/// @param statsSocket where its worker takes commands of an administrator; empty where it takes none
/// @param listens sections that take connections
/// @param servers every server of every section
/// @param dynamicServers which servers it takes while it runs
public record Running(
        long pid,
        long worker,
        String version,
        List<String> arguments,
        Optional<String> masterSocket,
        String statsSocket,
        Set<String> listens,
        List<ServerStatus> servers,
        DynamicServers dynamicServers) {
    public Running {
        arguments = List.copyOf(arguments);
        listens = Set.copyOf(listens);
        servers = List.copyOf(servers);
    }

    /// One that takes no commands of an administrator: nobody can tell what it runs with.
    static Running silent(MasterProcess process) {
        return new Running(
                process.pid(),
                0,
                "unknown",
                process.files(),
                process.masterSocket(),
                "",
                Set.of(),
                List.of(),
                DynamicServers.NONE);
    }

    /// Whether it cannot be asked what it runs with.
    public boolean isSilent() {
        return statsSocket.isEmpty();
    }

    /// The servers of one section.
    public List<ServerStatus> servers(String section) {
        return servers.stream()
                .filter(server -> server.section().equals(section))
                .toList();
    }

    /// Sessions that go through one section now.
    public int sessions(String section) {
        return servers(section).stream().mapToInt(ServerStatus::sessions).sum();
    }
}
