package pgsvc.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pgsvc.haproxy.file.Section;

/// The difference between two texts of one service, as HAProxy sees it.
public final class Comparison {
    private static final String WEIGHT = "weight";

    private Comparison() {}

    /// How to get from one to the other while HAProxy runs with the first.
    public static Activation between(String before, String after) {
        List<Section> old = Section.parse(before);
        List<Section> next = Section.parse(after);
        if (old.equals(next)) {
            return new Activation.None("only comments or layout differ");
        }
        if (old.size() != 1
                || next.size() != 1
                || !old.getFirst().header().equals(next.getFirst().header())) {
            return new Activation.Reload("the file holds other sections");
        }
        return between(old.getFirst(), next.getFirst());
    }

    private static Activation between(Section old, Section next) {
        Optional<String> setting = differing(old.settings(), next.settings());
        if (setting.isPresent()) {
            return new Activation.Reload(setting.get() + " changes");
        }
        Map<String, List<String>> before = old.servers();
        Map<String, List<String>> after = next.servers();
        Optional<String> membership = membership(before, after);
        if (membership.isPresent()) {
            return new Activation.Reload(membership.get());
        }
        String section = next.name().orElse("");
        List<String> commands = new ArrayList<>();
        for (Map.Entry<String, List<String>> server : after.entrySet()) {
            List<String> was = before.getOrDefault(server.getKey(), List.of());
            if (!was.equals(server.getValue())) {
                Optional<String> weight = onlyWeight(was, server.getValue());
                if (weight.isEmpty()) {
                    return new Activation.Reload("server " + server.getKey() + " changes");
                }
                commands.add("set server " + section + "/" + server.getKey() + " weight " + weight.get());
            }
        }
        return commands.isEmpty()
                ? new Activation.Reload("the order of its servers changes")
                : new Activation.Runtime(commands, "only weights change");
    }

    /// The keyword of the first line that differs.
    private static Optional<String> differing(List<List<String>> old, List<List<String>> next) {
        for (List<String> line : next) {
            if (!old.contains(line)) {
                return Optional.of(line.getFirst());
            }
        }
        return old.stream().filter(line -> !next.contains(line)).findFirst().map(List::getFirst);
    }

    private static Optional<String> membership(Map<String, List<String>> before, Map<String, List<String>> after) {
        for (String server : after.keySet()) {
            if (!before.containsKey(server)) {
                return Optional.of("server " + server + " is new");
            }
        }
        for (String server : before.keySet()) {
            if (!after.containsKey(server)) {
                return Optional.of("server " + server + " goes");
            }
        }
        return Optional.empty();
    }

    /// The new weight, when nothing else differs.
    private static Optional<String> onlyWeight(List<String> before, List<String> after) {
        int at = after.indexOf(WEIGHT);
        boolean both =
                at >= 0 && at + 1 < after.size() && before.indexOf(WEIGHT) == at && before.size() == after.size();
        if (!both) {
            return Optional.empty();
        }
        List<String> same = new ArrayList<>(before);
        same.set(at + 1, after.get(at + 1));
        return same.equals(after) ? Optional.of(after.get(at + 1)) : Optional.empty();
    }
}
