package pgsvc.apply.running;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import pgsvc.haproxy.file.Section;
import pgsvc.haproxy.runtime.ServerSetup;
import pgsvc.haproxy.runtime.ServerStatus;
import pgsvc.target.Target;
import pgsvc.target.TargetException;

/// Whether HAProxy runs with what its files say.
public final class Verifier {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Target target;
    private final Duration patience;

    /// @param patience with which HAProxy is waited for
    public Verifier(Target target, Duration patience) {
        this.target = target;
        this.patience = patience;
    }

    /// Waits until it does.
    ///
    /// @param texts of the services' files that count
    /// @param asked where it takes commands of an administrator; where it takes none, nothing is known to be wrong
    /// @return what is still wrong at the end of patience; nothing when all is right
    public Optional<String> wrong(Collection<String> texts, Optional<String> asked)
            throws TargetException, InterruptedException {
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        List<Section> sections =
                texts.stream().flatMap(text -> Section.parse(text).stream()).toList();
        String socket = asked.get();
        long end = System.nanoTime() + patience.toNanos();
        Optional<String> wrong = once(sections, socket);
        while (wrong.isPresent() && System.nanoTime() < end) {
            Thread.sleep(PAUSE);
            wrong = once(sections, socket);
        }
        return wrong;
    }

    private Optional<String> once(List<Section> sections, String socket) throws TargetException {
        String answer;
        try {
            answer = target.ask(socket, "show stat;show servers state");
        } catch (TargetException e) {
            if (e.isGone()) {
                throw e;
            }
            return Optional.of("HAProxy does not run any more: " + e.getMessage());
        }
        int table = Math.max(0, answer.indexOf(ServerSetup.BEGINNING));
        String statistics = answer.substring(0, table);
        String states = answer.substring(table);
        try {
            return wrong(sections, statistics, states);
        } catch (IllegalArgumentException e) {
            return Optional.of(socket + ": " + e.getMessage());
        }
    }

    private static Optional<String> wrong(List<Section> sections, String statistics, String states) {
        Set<String> listens = ServerStatus.listening(statistics);
        List<ServerStatus> servers = ServerStatus.parse(statistics);
        Setups setups = Setups.of(states, servers);
        return sections.stream()
                .flatMap(section -> wrong(section, listens, servers).or(() -> setups.wrong(section)).stream())
                .findFirst();
    }

    private static Optional<String> wrong(Section section, Set<String> listens, List<ServerStatus> servers) {
        String name = section.name().orElse("");
        if (!listens.contains(name)) {
            return Optional.of(name + " does not listen");
        }
        Set<String> known = servers.stream()
                .filter(server -> server.section().equals(name))
                .map(ServerStatus::server)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> meant = section.servers().keySet();
        return known.equals(meant)
                ? Optional.empty()
                : Optional.of(name + " runs with the servers " + known + " instead of " + meant);
    }
}
