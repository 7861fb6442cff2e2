package pgsvc.resolve.advice;

import java.util.List;
import java.util.stream.Stream;
import pgsvc.resolve.Explanation;

/// What could be better with a service.
///
/// @param detail what is so and why it matters, whole sentences
/// @param mend what to do, an imperative sentence
public record Advice(String detail, String mend) {

    /// All there is to say of a service.
    public static List<Advice> on(Explanation explanation) {
        return Stream.concat(Slowstart.on(explanation.service()).stream(), LoginRetry.on(explanation).stream())
                .toList();
    }
}
