package pgsvc.load.timeline;

import java.util.List;
import pgsvc.load.history.Attempt;
import pgsvc.load.history.History;
import pgsvc.load.history.Outcome;

/// The instances that answered somebody, each with a sign of one letter.
///
/// @param names in the order of the alphabet
record Instances(List<String> names) {
    private static final String SIGNS = "123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    Instances {
        names = List.copyOf(names);
    }

    static Instances of(History history) {
        return new Instances(history.clients().stream()
                .flatMap(client -> client.attempts().stream())
                .map(Attempt::outcome)
                .filter(Outcome.Answered.class::isInstance)
                .map(outcome -> ((Outcome.Answered) outcome).instance())
                .distinct()
                .sorted()
                .toList());
    }

    /// The last digit of its name where no two share one, as in `pg-test-2`; else its place in the order.
    char sign(String name) {
        return endInDigitsOfTheirOwn() ? last(name) : SIGNS.charAt(names.indexOf(name) % SIGNS.length());
    }

    private boolean endInDigitsOfTheirOwn() {
        return names.stream().allMatch(name -> last(name) >= '0' && last(name) <= '9')
                && names.stream().map(Instances::last).distinct().count() == names.size();
    }

    private static char last(String name) {
        return name.isEmpty() ? ' ' : name.charAt(name.length() - 1);
    }
}
