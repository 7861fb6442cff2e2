package pgsvc.apply;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import pgsvc.haproxy.file.Section;
import pgsvc.haproxy.runtime.ServerStatus;
import pgsvc.observe.Observation;
import pgsvc.observe.Observer;
import pgsvc.observe.Running;
import pgsvc.observe.Site;
import pgsvc.target.Target;
import pgsvc.target.TargetException;

/// Whether HAProxy runs with what its files say.
final class Verifier {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Target target;
    private final Site site;
    private final Duration patience;

    /// @param patience with which HAProxy is waited for
    Verifier(Target target, Site site, Duration patience) {
        this.target = target;
        this.site = site;
        this.patience = patience;
    }

    /// Waits until it does.
    ///
    /// @param names the services' files that count
    /// @return what is still wrong at the end of patience; nothing when all is right
    Optional<String> wrong(Set<String> names) throws TargetException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        Optional<String> wrong = once(names);
        while (wrong.isPresent() && System.nanoTime() < end) {
            Thread.sleep(PAUSE);
            wrong = once(names);
        }
        return wrong;
    }

    private Optional<String> once(Set<String> names) throws TargetException {
        Observation now;
        try {
            now = Observer.observe(target, site);
        } catch (TargetException e) {
            if (e.isGone()) {
                throw e;
            }
            return Optional.of(String.valueOf(e.getMessage()));
        }
        if (now.running().isEmpty()) {
            return Optional.of("HAProxy does not run any more");
        }
        Running running = now.running().get();
        return now.files().entrySet().stream()
                .filter(file -> names.contains(file.getKey()))
                .flatMap(file -> Section.parse(file.getValue()).stream())
                .flatMap(section -> wrong(section, running).stream())
                .findFirst();
    }

    private static Optional<String> wrong(Section section, Running running) {
        String name = section.name().orElse("");
        if (!running.listens().contains(name)) {
            return Optional.of(name + " does not listen");
        }
        Map<String, ServerStatus> known =
                running.servers(name).stream().collect(Collectors.toMap(ServerStatus::server, server -> server));
        List<String> meant = List.copyOf(section.servers().keySet());
        return known.keySet().equals(Set.copyOf(meant))
                ? Optional.empty()
                : Optional.of(name + " runs with the servers " + List.copyOf(known.keySet()) + " instead of " + meant);
    }
}
