package pgsvc.load.report;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import pgsvc.load.history.Attempt;
import pgsvc.load.history.Client;
import pgsvc.load.history.ClientHistory;
import pgsvc.load.history.FailureKind;
import pgsvc.load.history.Outcome;

/// What one client saw.
///
/// @param attempts how many it made
/// @param answered how many of them were answered
/// @param failures the others by kind, the most frequent first
/// @param answers who answered, in the order of names
/// @param latency empty when nothing was answered
public record ClientReport(
        Client client,
        long attempts,
        long answered,
        List<FailureCount> failures,
        List<Answers> answers,
        Gap longestGap,
        Optional<Latency> latency) {
    public ClientReport {
        failures = List.copyOf(failures);
        answers = List.copyOf(answers);
    }

    /// How many attempts failed.
    public long failed() {
        return attempts - answered;
    }

    static ClientReport of(ClientHistory history, Duration run) {
        Map<FailureKind, Long> failures = new HashMap<>();
        Map<String, Answers> answers = new TreeMap<>();
        for (Attempt attempt : history.attempts()) {
            switch (attempt.outcome()) {
                case Outcome.Failed(FailureKind kind) -> failures.merge(kind, 1L, Long::sum);
                case Outcome.Answered(String instance, boolean inRecovery) ->
                    answers.put(
                            instance,
                            answers.getOrDefault(instance, new Answers(instance, 0, 0))
                                    .plus(inRecovery));
            }
        }
        return new ClientReport(
                history.client(),
                history.attempts().size(),
                history.answered(),
                mostFrequentFirst(failures),
                List.copyOf(answers.values()),
                Gap.longest(history, run),
                Latency.of(history));
    }

    private static List<FailureCount> mostFrequentFirst(Map<FailureKind, Long> failures) {
        return failures.entrySet().stream()
                .map(entry -> new FailureCount(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(FailureCount::times)
                        .reversed()
                        .thenComparing(count -> count.kind().words()))
                .toList();
    }
}
