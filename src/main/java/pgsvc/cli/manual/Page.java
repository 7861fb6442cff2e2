package pgsvc.cli.manual;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// What the manual says of one command, as its `--help` does.
///
/// @param words what is typed: `pgsvc sandbox up`
/// @param summary its first sentence, with the full stop
/// @param details what is said after that, a paragraph each
/// @param commands those that it gathers
/// @param examples lines, as they are
public record Page(
        String words,
        String summary,
        List<String> details,
        List<Entry> arguments,
        List<Entry> options,
        List<Entry> commands,
        List<Entry> exitCodes,
        List<String> examples) {

    /// A term and what it means.
    public record Entry(String term, String meaning) {}

    /// The pages of a program and of all that it can be told to do, in the order of its help.
    public static List<Page> all(CommandSpec program) {
        return all("", program).toList();
    }

    private static Stream<Page> all(String before, CommandSpec spec) {
        String words = (before + " " + spec.name()).strip();
        return Stream.concat(Stream.of(of(words, spec)), commands(spec).flatMap(command -> all(words, command)));
    }

    private static Page of(String words, CommandSpec spec) {
        List<String> description = lines(spec.usageMessage().description());
        return new Page(
                words,
                description.getFirst(),
                description.subList(1, description.size()),
                spec.positionalParameters().stream()
                        .map(argument -> new Entry(label(argument), meaning(argument)))
                        .toList(),
                spec.options().stream()
                        .map(option -> new Entry(names(option), meaning(option)))
                        .toList(),
                commands(spec)
                        .map(command -> new Entry(
                                words + " " + command.name(),
                                lines(command.usageMessage().description()).getFirst()))
                        .toList(),
                exitCodes(spec),
                lines(spec.usageMessage().footer()));
    }

    private static Stream<CommandSpec> commands(CommandSpec spec) {
        return spec.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(command -> !command.usageMessage().hidden());
    }

    private static List<Entry> exitCodes(CommandSpec spec) {
        return spec.usageMessage().exitCodeList().entrySet().stream()
                .map(code -> new Entry(code.getKey().strip(), code.getValue()))
                .toList();
    }

    private static String label(PositionalParamSpec argument) {
        String label = argument.paramLabel() + (argument.type() == List.class ? "..." : "");
        return argument.arity().min() == 0 ? "[" + label + "]" : label;
    }

    private static String names(OptionSpec option) {
        String value = option.arity().max() == 0 ? "" : "=" + option.paramLabel();
        return String.join(", ", option.names()) + value;
    }

    private static String meaning(ArgSpec spec) {
        return String.join(" ", lines(spec.description()));
    }

    /// picocli takes its texts for formats.
    private static List<String> lines(String[] texts) {
        return Stream.of(texts).map(text -> text.replace("%%", "%")).toList();
    }

    /// What may be typed, in one line.
    String synopsis() {
        return Stream.of(
                        Stream.of(words, "[OPTIONS]"),
                        arguments.stream().map(Entry::term),
                        commands.stream().limit(1).map(_ -> "COMMAND"))
                .flatMap(part -> part)
                .reduce((line, word) -> line + " " + word)
                .orElseThrow();
    }

    /// Its name as a page of man: `pgsvc-sandbox-up`.
    public String name() {
        return words.replace(' ', '-');
    }

    /// Whether the other command is spoken of here by its words.
    boolean mentions(Page other) {
        return Stream.of(Stream.of(summary), details.stream(), options.stream().map(Entry::meaning))
                .flatMap(text -> text)
                .anyMatch(text -> text.matches(".*\\b" + other.words + "\\b.*"));
    }

    /// Whether it is one of the other's commands.
    boolean isUnder(Page other) {
        return words.startsWith(other.words + " ");
    }
}
