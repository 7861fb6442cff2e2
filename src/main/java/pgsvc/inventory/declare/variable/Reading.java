package pgsvc.inventory.declare.variable;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.diagnostic.Rule;
import pgsvc.diagnostic.SourceRange;
import pgsvc.inventory.yaml.Value;
import pgsvc.model.Located;
import pgsvc.model.UnreadableValueException;

/// Reads values as the types that parameters have. A value of another type is told, and reads as absent. Numbers
/// may be written as text (`"5433"`), since that is what a template yields.
public final class Reading {
    /// The highest port.
    public static final int MOST_PORTS = 65_535;
    static final int MOST_WEIGHT = 255;
    /// The words that Ansible's `bool` filter takes for true.
    private static final Set<String> TRUE_WORDS = Set.of("yes", "on", "1", "true");

    private static final Set<String> FALSE_WORDS = Set.of("no", "off", "0", "false", "");

    private final Diagnostics into;

    public Reading(Diagnostics into) {
        this.into = into;
    }

    /// Where the findings go.
    public Diagnostics findings() {
        return into;
    }

    /// Text of one line; blanks and line feeds at its end are dropped, as YAML's block scalars leave them. A
    /// number reads as its digits.
    public Optional<Located<String>> text(String label, Value value) {
        return switch (value) {
            case Value.Text text -> oneLine(label, text);
            case Value.Num num -> Optional.of(new Located<>(num.value().toString(), num.where()));
            case Value.Null _, Value.Bool _, Value.Sequence _, Value.Mapping _, Value.Vault _ ->
                wrongType(label, value, "text");
        };
    }

    private Optional<Located<String>> oneLine(String label, Value.Text text) {
        String line = text.value().stripTrailing();
        if (line.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == 0x85 || c == 0x2028 || c == 0x2029)) {
            into.add(
                    DeclareRule.VALUE_LINE_BREAK,
                    text.where(),
                    label + " holds a line break or another control character. Pasted into HAProxy's configuration "
                            + "it would end its line and begin another directive.",
                    "Write it in one line; with YAML's `>-` a long line may be folded.");
            return Optional.empty();
        }
        return Optional.of(new Located<>(line, text.where()));
    }

    /// A port, 1 to 65535.
    public Optional<Located<Integer>> port(String label, Value value) {
        return number(label, value, 1, MOST_PORTS, DeclareRule.PORT_INVALID);
    }

    /// A weight, 0 to 255.
    public Optional<Located<Integer>> weight(String label, Value value) {
        return number(label, value, 0, MOST_WEIGHT, DeclareRule.WEIGHT_INVALID);
    }

    /// A limit of connections, 0 or more.
    Optional<Located<Integer>> maxconn(String label, Value value) {
        return number(label, value, 0, Integer.MAX_VALUE, DeclareRule.SERVICE_MAXCONN_INVALID);
    }

    private Optional<Located<Integer>> number(String label, Value value, int least, int most, Rule rule) {
        Optional<Long> number = wholeNumber(value).filter(n -> n >= least && n <= most);
        if (number.isEmpty()) {
            into.add(
                    rule,
                    value.where(),
                    label + " is " + describe(value) + ".",
                    most == Integer.MAX_VALUE
                            ? "Write a whole number, " + least + " or more, or leave it out for the default."
                            : "Write a whole number from " + least + " to " + most + ", or leave it out for the "
                                    + "default where it has one.");
        }
        return number.map(n -> new Located<>(n.intValue(), value.where()));
    }

    private static Optional<Long> wholeNumber(Value value) {
        return switch (value) {
            case Value.Num(Long number, SourceRange _) -> Optional.of(number);
            case Value.Text text -> digits(text.value().strip());
            case Value.Num _, Value.Null _, Value.Bool _, Value.Sequence _, Value.Mapping _, Value.Vault _ ->
                Optional.empty();
        };
    }

    /// A whole number; nothing when the text is something else.
    public static Optional<Long> digits(String text) {
        boolean plain = !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return plain ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    /// True or false, as Ansible's `bool` filter reads it: words and numbers that are not clearly true are false,
    /// and that is told.
    public boolean bool(String label, Value value) {
        return switch (value) {
            case Value.Bool bool -> bool.value();
            case Value.Num num -> clear(label, value, num.value().toString());
            case Value.Text text -> clear(label, value, text.value().toLowerCase(Locale.ROOT));
            case Value.Null _ -> false;
            case Value.Sequence _, Value.Mapping _, Value.Vault _ -> clear(label, value, "(no scalar)");
        };
    }

    private boolean clear(String label, Value value, String word) {
        if (!TRUE_WORDS.contains(word) && !FALSE_WORDS.contains(word)) {
            into.add(
                    DeclareRule.BOOLEAN_UNCLEAR,
                    value.where(),
                    label + " is " + describe(value) + ", which counts as false.",
                    "Write true or false.");
        }
        return TRUE_WORDS.contains(word);
    }

    /// Tells that a value is not of the type wanted.
    public <T> Optional<T> wrongType(String label, Value value, String wanted) {
        into.add(
                DeclareRule.VALUE_TYPE,
                value.where(),
                label + " is " + describe(value) + ", but it must be " + wanted + ".",
                value instanceof Value.Null ? "Leave the key out for its default." : "Write " + wanted + " here.");
        return Optional.empty();
    }

    /// Runs a reading that may meet a value which cannot be expanded.
    public <T> Optional<T> readable(java.util.function.Supplier<Optional<T>> reading) {
        try {
            return reading.get();
        } catch (UnreadableValueException e) {
            into.add(DeclareRule.VALUE_UNREADABLE, e.where(), message(e), e.mend());
            return Optional.empty();
        }
    }

    private static String message(UnreadableValueException e) {
        return String.valueOf(e.getMessage());
    }

    /// A value in words, for a message: `null`, `the text "heavy"`, `the number 70000`.
    public static String describe(Value value) {
        return switch (value) {
            case Value.Null _ -> "null";
            case Value.Bool bool -> bool.value() ? "true" : "false";
            case Value.Num num -> "the number " + num.value();
            case Value.Text text -> text.value().isEmpty() ? "empty" : "the text \"" + shortened(text.value()) + "\"";
            case Value.Vault _ -> "encrypted with Ansible Vault";
            case Value.Sequence _ -> "a list";
            case Value.Mapping _ -> "a mapping";
        };
    }

    private static String shortened(String text) {
        String oneLine = text.replaceAll("\\p{Cntrl}", "?");
        return oneLine.length() <= 60 ? oneLine : oneLine.substring(0, 57) + "…";
    }
}
