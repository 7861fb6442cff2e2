package pgsvc.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import pgsvc.haproxy.file.Section;
import pgsvc.haproxy.runtime.ServerStatus;
import pgsvc.observe.Observation;
import pgsvc.observe.Running;

/// Finds where the running HAProxy is not what its files say.
final class Drifts {
    private Drifts() {}

    static List<Drift> of(Desired desired, Observation observed) {
        List<Drift> drift = new ArrayList<>();
        observed.running()
                .ifPresent(running -> observed.files().forEach((name, text) -> {
                    boolean wanted = desired.files().stream()
                            .anyMatch(file -> file.name().equals(name));
                    if (wanted) {
                        Section.parse(text).forEach(section -> compare(section, running, drift));
                    }
                }));
        return drift;
    }

    private static void compare(Section section, Running running, List<Drift> drift) {
        String name = section.name().orElse("");
        Map<String, List<String>> meant = section.servers();
        membership(section, running).ifPresent(drift::add);
        for (ServerStatus server : running.servers(name)) {
            List<String> words = meant.getOrDefault(server.server(), List.of());
            String subject = name + "/" + server.server();
            int at = words.indexOf("weight");
            String weight = at < 0 ? "1" : words.get(at + 1);
            if (!words.isEmpty() && !weight.equals(Integer.toString(server.weight()))) {
                drift.add(new Drift(subject, "weight " + weight, "weight " + server.weight()));
            }
            if (server.status().startsWith("MAINT") || server.status().startsWith("DRAIN") && server.weight() > 0) {
                drift.add(new Drift(subject, "ready", server.status()));
            }
        }
    }

    /// Servers that were added or taken away by hand. Those of a template have no line each.
    private static Optional<Drift> membership(Section section, Running running) {
        String name = section.name().orElse("");
        Set<String> meant = new TreeSet<>(section.servers().keySet());
        Set<String> found =
                running.servers(name).stream().map(ServerStatus::server).collect(Collectors.toCollection(TreeSet::new));
        boolean same = meant.equals(found)
                || section.lines("server-template").findAny().isPresent()
                || !running.listens().contains(name);
        return same ? Optional.empty() : Optional.of(new Drift(name, "the servers " + meant, "the servers " + found));
    }
}
