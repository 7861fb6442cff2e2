package pgsvc.cli.completion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The words that a shell may complete.
///
/// @param program the program's name
/// @param options those that stand before a command
public record Vocabulary(String program, List<Option> options, List<Command> commands) {

    /// A command and its options; a group of commands has its commands' names as arguments, and the options of all.
    public record Command(String name, String summary, List<Option> options, List<String> arguments) {}

    /// An option.
    ///
    /// @param names all of its names, with their dashes
    /// @param values the words that it takes; none where it takes no value, or any
    public record Option(List<String> names, String summary, Takes takes, List<String> values) {

        /// The same with the words of another command's option of that name too.
        Option with(Option other) {
            List<String> all = Stream.concat(values.stream(), other.values.stream())
                    .distinct()
                    .toList();
            return new Option(names, summary, takes, all);
        }
    }

    /// What follows an option.
    public enum Takes {
        NOTHING,
        A_FILE,
        A_FOLDER,
        A_WORD
    }

    /// Reads the specification of a program.
    public static Vocabulary of(CommandSpec program) {
        List<Command> commands = program.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(spec -> !spec.usageMessage().hidden())
                .map(Vocabulary::command)
                .toList();
        return new Vocabulary(program.name(), options(program), commands);
    }

    private static Command command(CommandSpec spec) {
        List<String> arguments = new ArrayList<>(spec.subcommands().keySet());
        if (!spec.positionalParameters().isEmpty()) {
            arguments.addAll(words(spec.positionalParameters().getFirst()));
        }
        Map<List<String>, Option> options = new LinkedHashMap<>();
        Stream.concat(Stream.of(spec), spec.subcommands().values().stream().map(CommandLine::getCommandSpec))
                .flatMap(each -> options(each).stream())
                .forEach(option -> options.merge(option.names(), option, Option::with));
        return new Command(
                spec.name(),
                firstSentence(spec.usageMessage().description()),
                List.copyOf(options.values()),
                List.copyOf(arguments));
    }

    private static List<Option> options(CommandSpec spec) {
        return spec.options().stream().map(Vocabulary::option).toList();
    }

    private static Option option(OptionSpec spec) {
        return new Option(List.of(spec.names()), firstSentence(spec.description()), takes(spec), words(spec));
    }

    private static Takes takes(OptionSpec spec) {
        if (spec.arity().max() == 0) {
            return Takes.NOTHING;
        }
        return switch (spec.paramLabel()) {
            case "FILE", "PATH" -> Takes.A_FILE;
            case "DIR" -> Takes.A_FOLDER;
            default -> Takes.A_WORD;
        };
    }

    private static List<String> words(ArgSpec spec) {
        Iterable<String> candidates = spec.completionCandidates();
        return candidates == null
                ? List.of()
                : StreamSupport.stream(candidates.spliterator(), false).toList();
    }

    private static String firstSentence(String[] description) {
        String text = description.length == 0 ? "" : description[0].replace("%%", "%");
        int end = text.indexOf(". ");
        String sentence = end < 0 ? text : text.substring(0, end);
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
