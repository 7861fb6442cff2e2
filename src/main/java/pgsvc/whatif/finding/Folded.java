package pgsvc.whatif.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import pgsvc.whatif.Matrix;
import pgsvc.whatif.Situation;

/// Situations in which the same is to be said, told once.
///
/// @param situations with one set of losses, and a leader each
/// @param said what is to be said
record Folded<T>(List<Situation> situations, T said) {

    private record Key<T>(List<String> lost, T said) {}

    /// Goes through the situations that have a leader. What is said already with fewer losses under the same
    /// leader is not said again.
    ///
    /// @param says what is to be said of a situation; nothing where nothing is
    /// @param kind what makes two sayings the same one with other details
    static <T> List<Folded<T>> of(Matrix matrix, Function<Situation, Optional<T>> says, Function<T, ?> kind) {
        Map<Situation, T> said = new LinkedHashMap<>();
        for (Situation situation : matrix.situations()) {
            if (situation.leader().isPresent()) {
                says.apply(situation)
                        .filter(what -> !isSaid(said, situation, kind.apply(what), kind))
                        .ifPresent(what -> said.put(situation, what));
            }
        }
        Map<Key<T>, List<Situation>> groups = new LinkedHashMap<>();
        said.forEach(
                (situation, what) -> groups.computeIfAbsent(new Key<>(situation.lost(), what), _ -> new ArrayList<>())
                        .add(situation));
        return groups.entrySet().stream()
                .map(group -> new Folded<>(group.getValue(), group.getKey().said()))
                .toList();
    }

    private static <T> boolean isSaid(Map<Situation, T> said, Situation situation, Object what, Function<T, ?> kind) {
        return said.entrySet().stream()
                .anyMatch(earlier -> situation.isWorseThan(earlier.getKey())
                        && kind.apply(earlier.getValue()).equals(what));
    }
}
