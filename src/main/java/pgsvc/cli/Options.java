package pgsvc.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import pgsvc.diagnostic.DidYouMean;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// Builds the specifications of commands and options, and reads what was given.
final class Options {
    private Options() {}

    /// A command with `--help`.
    static CommandSpec command(String name, String summary, String... more) {
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
    static CommandSpec examples(CommandSpec spec, String... lines) {
        spec.usageMessage().footer(lines);
        return spec;
    }

    static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build();
    }

    static OptionSpec inventory() {
        return value(
                "FILE",
                "The inventory: a YAML or JSON file, an executable script, or - for standard input. Default: "
                        + "PGSVC_INVENTORY, else pigsty.yml or inventory.yml here.",
                "-i",
                "--inventory");
    }

    static OptionSpec limit() {
        return value("PATTERN", "Work on these hosts only: an Ansible host pattern.", "-l", "--limit");
    }

    /// `-o text|json`, and whatever else the command speaks.
    ///
    /// @param words the formats, the default first
    static OptionSpec format(String... words) {
        return chosen("FORMAT", "How to print", List.of(words), "-o", "--output", "--format");
    }

    /// An option that takes one of several words; the first is the default.
    static OptionSpec chosen(String label, String description, List<String> words, String name, String... more) {
        String text = description + ": " + String.join(", ", words) + ". Default: " + words.getFirst() + ".";
        return value(label, text, name, more).toBuilder()
                .completionCandidates(words)
                .build();
    }

    static OptionSpec colour() {
        return chosen("WHEN", "Whether to colour", List.of("auto", "always", "never"), "--color");
    }

    static OptionSpec flag(String name, String description, String... more) {
        return OptionSpec.builder(names(name, more))
                .type(boolean.class)
                .arity("0")
                .description(escaped(description))
                .build();
    }

    static OptionSpec value(String label, String description, String name, String... more) {
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

    static PositionalParamSpec positional(int index, String label, boolean required, String description) {
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

    static Optional<String> given(ParseResult parsed, String option) {
        return Optional.ofNullable(parsed.matchedOptionValue(option, (String) null));
    }

    static Optional<String> argument(ParseResult parsed, int index) {
        return Optional.ofNullable(parsed.matchedPositionalValue(index, (String) null));
    }

    static boolean isSet(ParseResult parsed, String option) {
        return parsed.hasMatchedOption(option);
    }

    /// The one of several words that was given.
    ///
    /// @throws CommandException when another word was given
    static <T> T oneOf(ParseResult parsed, String option, Map<String, T> known, String absent) throws CommandException {
        return oneOf(label(parsed, option), given(parsed, option).orElse(absent), known);
    }

    private static String label(ParseResult parsed, String option) {
        return parsed.commandSpec().findOption(option).paramLabel().toLowerCase(Locale.ROOT);
    }

    /// What a word stands for.
    ///
    /// @throws CommandException when it stands for nothing
    static <T> T oneOf(String what, String word, Map<String, T> known) throws CommandException {
        T value = known.get(word);
        if (value == null) {
            throw CommandException.usage("\"" + word + "\" is no " + what + "." + DidYouMean.hint(word, known.keySet())
                    + " Write one of " + String.join(", ", new TreeSet<>(known.keySet())) + ".");
        }
        return value;
    }
}
