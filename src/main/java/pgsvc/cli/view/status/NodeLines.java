package pgsvc.cli.view.status;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pgsvc.cli.view.Counted;
import pgsvc.plan.Drift;
import pgsvc.plan.change.Change;
import pgsvc.status.Look;

/// What a look at the nodes showed besides who serves: what is the same on several nodes is said once.
final class NodeLines {
    private final Map<String, Look> looks;

    NodeLines(Map<String, Look> looks) {
        this.looks = looks;
    }

    /// Nodes of which nothing is known, and those where no HAProxy runs.
    List<String> away() {
        List<String> lines = new ArrayList<>();
        looks.forEach((node, look) -> {
            switch (look) {
                case Look.Unreachable away -> lines.add(node + ": " + away.why() + ". " + away.mend());
                case Look.Seen seen -> {
                    if (seen.observed().running().isEmpty()) {
                        lines.add(node + ": no HAProxy runs there that loads "
                                + seen.observed().site().services()
                                + " and takes an administrator's commands. Start it, or see its stats socket.");
                    }
                }
            }
        });
        return lines;
    }

    /// What differs between the inventory, the files and what runs.
    List<String> drift() {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        looks.forEach((node, look) -> {
            if (look instanceof Look.Seen seen) {
                files(seen)
                        .forEach(line -> lines.computeIfAbsent(line, _ -> new ArrayList<>())
                                .add(node));
                seen.plan().drift().stream()
                        .filter(drift -> !isToldAsStanding(drift))
                        .map(NodeLines::words)
                        .forEach(line -> lines.computeIfAbsent(line, _ -> new ArrayList<>())
                                .add(node));
            }
        });
        return folded(lines);
    }

    /// What a person should know besides.
    List<String> notes() {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        looks.forEach((node, look) -> {
            if (look instanceof Look.Seen seen) {
                notes(seen)
                        .forEach(line -> lines.computeIfAbsent(line, _ -> new ArrayList<>())
                                .add(node));
            }
        });
        return folded(lines);
    }

    private List<String> folded(Map<String, List<String>> lines) {
        return lines.entrySet().stream()
                .map(line -> (line.getValue().size() > 1 && line.getValue().size() == looks.size() ? "at " : "")
                        + Places.phrase(line.getValue(), looks.keySet()) + ": " + line.getKey())
                .toList();
    }

    private static List<String> files(Look.Seen seen) {
        List<String> names = seen.plan().changes().stream().map(Change::file).toList();
        return names.isEmpty()
                ? List.of()
                : List.of(Counted.of(names.size(), "file") + (names.size() == 1 ? " is" : " are")
                        + " not as the inventory says (pgsvc plan shows it): " + String.join(", ", names));
    }

    /// Who drained or maintained a server is told where it is missed.
    private static boolean isToldAsStanding(Drift drift) {
        return drift.meant().equals("ready");
    }

    private static String words(Drift drift) {
        return drift.subject() + " runs with " + drift.found() + " instead of " + drift.meant();
    }

    private static List<String> notes(Look.Seen seen) {
        List<String> notes = new ArrayList<>();
        seen.oldWorkers()
                .forEach(worker -> notes.add("the old worker " + worker.pid() + " keeps "
                        + Counted.of(worker.sessions(), "session") + " and checks nothing any more"));
        notes.addAll(seen.remarks());
        notes.addAll(seen.plan().warnings());
        seen.plan().foreign().forEach(file -> notes.add("not pgsvc's, left alone: " + file));
        return notes;
    }
}
