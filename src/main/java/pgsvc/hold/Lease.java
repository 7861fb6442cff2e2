package pgsvc.hold;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is held on a node, and for how long at most. It stands on the node before anything is held, so that
/// whoever finds it can take it back.
///
/// @param id another one each time
/// @param owner who holds, in words of one line
/// @param atMost whole seconds, from when its guard first saw it
/// @param limits how many connections each section took before, by its name
public record Lease(String id, String owner, Duration atMost, SortedMap<String, Integer> limits) {
    private static final String TITLE = "pgsvc holds new connections";

    public Lease {
        limits = Collections.unmodifiableSortedMap(new TreeMap<>(limits));
    }

    /// The sections.
    public List<String> sections() {
        return List.copyOf(limits.keySet());
    }

    /// What it means for clients, a clause for people.
    public String words() {
        return "new connections to " + String.join(" and ", sections()) + " may wait, for " + atMost.toSeconds()
                + " s at most: " + owner;
    }

    /// As it stands in a file.
    public String text() {
        List<String> lines =
                new ArrayList<>(List.of(TITLE, "id " + id, "owner " + owner, "seconds " + atMost.toSeconds()));
        limits.forEach((section, limit) -> lines.add("maxconn " + section + " " + limit));
        return String.join("\n", lines) + "\n";
    }

    /// Reads it; nothing when the text is none.
    public static Optional<Lease> parse(String text) {
        List<String> lines = text.lines().toList();
        Optional<String> id = value(lines, "id ");
        Optional<String> seconds = value(lines, "seconds ").filter(value -> value.matches("[0-9]{1,6}"));
        if (lines.isEmpty() || !lines.getFirst().equals(TITLE) || id.isEmpty() || seconds.isEmpty()) {
            return Optional.empty();
        }
        SortedMap<String, Integer> limits = new TreeMap<>();
        lines.stream()
                .map(line -> line.split(" ", -1))
                .filter(words -> words.length == 3 && words[0].equals("maxconn") && words[2].matches("[0-9]{1,9}"))
                .forEach(words -> limits.put(words[1], Integer.valueOf(words[2])));
        return Optional.of(new Lease(
                id.get(),
                value(lines, "owner ").orElse("somebody"),
                Duration.ofSeconds(Long.parseLong(seconds.get())),
                limits));
    }

    private static Optional<String> value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()))
                .findFirst();
    }
}
