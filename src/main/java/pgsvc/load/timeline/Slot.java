package pgsvc.load.timeline;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// What a client saw in one span of time.
///
/// @param answered instance to how many of its answers arrived then
/// @param failed how many attempts began then that failed
/// @param waiting whether an attempt was in flight
record Slot(Map<String, Integer> answered, int failed, boolean waiting) {
    Slot {
        answered = Map.copyOf(answered);
    }

    /// Who answered most; of equals, the first by name.
    Optional<String> answeredMost() {
        return answered.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }

    /// Answers and failures together.
    int total() {
        return failed + answered.values().stream().mapToInt(Integer::intValue).sum();
    }
}
