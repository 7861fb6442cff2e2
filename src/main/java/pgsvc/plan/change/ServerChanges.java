package pgsvc.plan.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How the servers of one section differ from those of another.
///
/// @param come the names of those that are new, in their order
/// @param go the names of those that are left out
/// @param weights the new weight of each that has another one and is else as it was
/// @param other one that changes in another way
record ServerChanges(List<String> come, List<String> go, Map<String, String> weights, Optional<String> other) {
    private static final String WEIGHT = "weight";

    /// @param before the servers by their names, each with its address and options
    static ServerChanges between(Map<String, List<String>> before, Map<String, List<String>> after) {
        List<String> come = new ArrayList<>();
        Map<String, String> weights = new LinkedHashMap<>();
        Optional<String> other = Optional.empty();
        for (Map.Entry<String, List<String>> server : after.entrySet()) {
            List<String> words = server.getValue();
            List<String> was = before.getOrDefault(server.getKey(), List.of());
            Optional<String> weight = onlyWeight(was, words);
            if (was.isEmpty()) {
                come.add(server.getKey());
            } else if (weight.isPresent()) {
                weights.put(server.getKey(), weight.get());
            } else if (!was.equals(words) && other.isEmpty()) {
                other = Optional.of(server.getKey());
            }
        }
        List<String> go = before.keySet().stream()
                .filter(server -> !after.containsKey(server))
                .toList();
        return new ServerChanges(come, go, weights, other);
    }

    /// The new weight, when nothing else differs.
    private static Optional<String> onlyWeight(List<String> before, List<String> after) {
        int at = after.indexOf(WEIGHT);
        boolean both =
                at >= 0 && at + 1 < after.size() && before.indexOf(WEIGHT) == at && before.size() == after.size();
        if (!both || before.equals(after)) {
            return Optional.empty();
        }
        List<String> same = new ArrayList<>(before);
        same.set(at + 1, after.get(at + 1));
        return same.equals(after) ? Optional.of(after.get(at + 1)) : Optional.empty();
    }

    boolean membership() {
        return !come.isEmpty() || !go.isEmpty();
    }

    /// The first that comes or goes, in words.
    String firstOfMembership() {
        return come.isEmpty() ? "server " + go.getFirst() + " goes" : "server " + come.getFirst() + " is new";
    }
}
