package pgsvc.load.history;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that one client attempted.
///
/// @param attempts in the order of their numbers
public record ClientHistory(Client client, List<Attempt> attempts) {
    public ClientHistory {
        attempts = List.copyOf(attempts);
    }

    /// How many were answered.
    public long answered() {
        return attempts.stream().filter(Attempt::answered).count();
    }

    ClientHistory named(Map<String, String> names) {
        return new ClientHistory(
                client, attempts.stream().map(a -> named(a, names)).toList());
    }

    private static Attempt named(Attempt attempt, Map<String, String> names) {
        return switch (attempt.outcome()) {
            case Outcome.Failed _ -> attempt;
            case Outcome.Answered(String instance, boolean inRecovery) ->
                new Attempt(
                        attempt.number(),
                        attempt.begin(),
                        attempt.end(),
                        new Outcome.Answered(names.getOrDefault(instance, instance), inRecovery));
        };
    }

    /// When the first answer after a moment came, both since the start of the run.
    public Optional<Duration> firstAnswerAfter(Duration moment) {
        return attempts.stream()
                .filter(Attempt::answered)
                .map(Attempt::end)
                .filter(end -> end.compareTo(moment) > 0)
                .min(Comparator.naturalOrder());
    }
}
