package pgsvc.haproxy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What follows a keyword.
sealed interface Argument {

    /// Nothing.
    record None() implements Argument {}

    /// One word, whatever it is.
    record Any() implements Argument {}

    /// A time.
    ///
    /// @param least in milliseconds
    record Time(long least) implements Argument {}

    /// A whole number. HAProxy itself reads some of these carelessly (`weight x` is 0); they are refused here all
    /// the same.
    record Number(long least, long most) implements Argument {}

    /// One of some words.
    record OneOf(List<String> words) implements Argument {
        static OneOf of(String... words) {
            return new OneOf(Arrays.asList(words));
        }
    }

    /// Some of some words, separated by commas.
    record SomeOf(List<String> words) implements Argument {
        static SomeOf of(String... words) {
            return new SomeOf(Arrays.asList(words));
        }
    }

    /// A word of a certain form.
    ///
    /// @param description what it must be, for messages: `an IPv4 address`
    record Form(Pattern pattern, String description) implements Argument {
        static Form of(String pattern, String description) {
            return new Form(Pattern.compile(pattern), description);
        }
    }

    /// Why the word will not do for this argument; nothing when it will.
    default Optional<String> refusal(String word) {
        return switch (this) {
            case None _ -> Optional.empty();
            case Any _ -> word.isEmpty() ? Optional.of("must not be empty") : Optional.empty();
            case Time time -> refusal(time, word);
            case Number number -> refusal(number, word);
            case OneOf oneOf -> unless(oneOf.words().contains(word), "one of " + String.join(", ", oneOf.words()));
            case SomeOf someOf ->
                unless(
                        someOf.words().containsAll(List.of(word.split(",", -1))),
                        "some of " + String.join(", ", someOf.words()) + ", separated by commas");
            case Form form -> unless(form.pattern().matcher(word).matches(), form.description());
        };
    }

    private static Optional<String> unless(boolean fits, String demand) {
        return fits ? Optional.empty() : Optional.of("must be " + demand);
    }

    private static Optional<String> refusal(Time time, String word) {
        return unless(
                HaproxyTime.milliseconds(word).orElse(-1) >= time.least(),
                "a time such as 2s or 500ms: a whole number and us, ms, s, m, h or d, "
                        + (time.least() > 0 ? "more than zero and " : "") + "less than 25 days");
    }

    private static Optional<String> refusal(Number number, String word) {
        boolean digits = word.matches("-?[0-9]{1,10}");
        return unless(
                digits && Long.parseLong(word) >= number.least() && Long.parseLong(word) <= number.most(),
                "a whole number from " + number.least() + " to " + number.most());
    }
}
