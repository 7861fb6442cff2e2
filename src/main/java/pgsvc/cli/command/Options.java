package pgsvc.cli.command;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;
import pgsvc.diagnostic.DidYouMean;
import pgsvc.haproxy.HaproxyTime;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// Builds the specifications of commands and options, and reads what was given.
public final class Options {
    private Options() {}

    /// A command with `--help`.
    public static CommandSpec command(String name, String summary, String... more) {
        CommandSpec spec = CommandSpec.create().name(name).addOption(help()).addOption(colour());
        spec.usageMessage()
                .description(names(
                        escaped(summary), Stream.of(more).map(Options::escaped).toArray(String[]::new)))
                .abbreviateSynopsis(true)
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(ExitCode.meanings())
                .sortOptions(false)
                .footerHeading("%nExamples:%n");
        return spec;
    }

    /// Lines under "Examples" in the help.
    public static CommandSpec examples(CommandSpec spec, String... lines) {
        spec.usageMessage().footer(lines);
        return spec;
    }

    public static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build();
    }

    public static OptionSpec inventory() {
        return value(
                "FILE",
                "The inventory: a YAML or JSON file, an executable script, or - for standard input. Default: "
                        + "PGSVC_INVENTORY, else pigsty.yml or inventory.yml here.",
                "-i",
                "--inventory");
    }

    public static OptionSpec limit() {
        return value("PATTERN", "Work on these hosts only: an Ansible host pattern.", "-l", "--limit");
    }

    /// `-o text|json`, and whatever else the command speaks.
    ///
    /// @param words the formats, the default first
    public static OptionSpec format(String... words) {
        return chosen("FORMAT", "How to print", List.of(words), "-o", "--output", "--format");
    }

    /// An option that takes one of several words; the first is the default.
    public static OptionSpec chosen(String label, String description, List<String> words, String name, String... more) {
        String text = description + ": " + String.join(", ", words) + ". Default: " + words.getFirst() + ".";
        return value(label, text, name, more).toBuilder()
                .completionCandidates(words)
                .build();
    }

    public static OptionSpec colour() {
        return chosen("WHEN", "Whether to colour", List.of("auto", "always", "never"), "--color");
    }

    public static OptionSpec flag(String name, String description, String... more) {
        return OptionSpec.builder(names(name, more))
                .type(boolean.class)
                .arity("0")
                .description(escaped(description))
                .build();
    }

    public static OptionSpec value(String label, String description, String name, String... more) {
        return OptionSpec.builder(names(name, more))
                .type(String.class)
                .arity("1")
                .paramLabel(label)
                .description(escaped(description))
                .build();
    }

    private static String[] names(String name, String... more) {
        String[] names = new String[more.length + 1];
        names[0] = name;
        System.arraycopy(more, 0, names, 1, more.length);
        return names;
    }

    public static PositionalParamSpec positional(int index, String label, boolean required, String description) {
        return PositionalParamSpec.builder()
                .index(Integer.toString(index))
                .type(String.class)
                .arity(required ? "1" : "0..1")
                .required(required)
                .paramLabel(label)
                .description(escaped(description))
                .build();
    }

    private static String escaped(String text) {
        return text.replace("%", "%%");
    }

    public static Optional<String> given(ParseResult parsed, String option) {
        return Optional.ofNullable(parsed.matchedOptionValue(option, (String) null));
    }

    /// A whole number.
    ///
    /// @throws CommandException when something else was given
    public static OptionalInt number(ParseResult parsed, String option) throws CommandException {
        Optional<String> given = given(parsed, option);
        if (given.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!given.get().matches("[0-9]{1,6}")) {
            throw CommandException.usage(option + " takes a whole number, not \"" + given.get() + "\".");
        }
        return OptionalInt.of(Integer.parseInt(given.get()));
    }

    /// A time as HAProxy writes it, such as `200ms`.
    ///
    /// @param usual where none was given
    /// @param most nothing where it may be as long as one likes
    /// @throws CommandException when something else was given, or a time out of bounds
    public static Duration time(
            ParseResult parsed, String option, String usual, Duration least, Optional<Duration> most)
            throws CommandException {
        String text = given(parsed, option).orElse(usual);
        OptionalLong time = HaproxyTime.milliseconds(text);
        if (time.isPresent()
                && time.getAsLong() >= least.toMillis()
                && time.getAsLong() <= most.map(Duration::toMillis).orElse(Long.MAX_VALUE)) {
            return Duration.ofMillis(time.getAsLong());
        }
        String bounds = most.map(longest -> "from " + word(least) + " to " + word(longest))
                .orElseGet(() -> "of " + word(least) + " or more");
        throw CommandException.usage(
                option + " takes a time " + bounds + ", such as " + usual + ", not \"" + text + "\".");
    }

    private static String word(Duration time) {
        return time.toMillisPart() == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
    }

    public static Optional<String> argument(ParseResult parsed, int index) {
        return Optional.ofNullable(parsed.matchedPositionalValue(index, (String) null));
    }

    public static boolean isSet(ParseResult parsed, String option) {
        return parsed.hasMatchedOption(option);
    }

    /// The one of several words that was given.
    ///
    /// @throws CommandException when another word was given
    public static <T> T oneOf(ParseResult parsed, String option, Map<String, T> known, String absent)
            throws CommandException {
        return oneOf(label(parsed, option), given(parsed, option).orElse(absent), known);
    }

    private static String label(ParseResult parsed, String option) {
        return parsed.commandSpec().findOption(option).paramLabel().toLowerCase(Locale.ROOT);
    }

    /// What a word stands for.
    ///
    /// @throws CommandException when it stands for nothing
    public static <T> T oneOf(String what, String word, Map<String, T> known) throws CommandException {
        T value = known.get(word);
        if (value == null) {
            throw CommandException.usage("\"" + word + "\" is no " + what + "." + DidYouMean.hint(word, known.keySet())
                    + " Write one of " + String.join(", ", new TreeSet<>(known.keySet())) + ".");
        }
        return value;
    }
}
