package pgsvc.cli.completion;

import java.util.List;

/// Completion for fish (its manual, `complete`).
public final class FishCompletion {
    private FishCompletion() {}

    /// The script.
    public static String script(Vocabulary words) {
        StringBuilder script = new StringBuilder("complete -c " + words.program() + " -f\n");
        words.options().forEach(option -> script.append(option(words.program(), "__fish_use_subcommand", option)));
        for (Vocabulary.Command command : words.commands()) {
            script.append(line(words.program(), "__fish_use_subcommand"))
                    .append(" -a ")
                    .append(command.name())
                    .append(" -d ")
                    .append(quoted(command.summary()))
                    .append('\n');
        }
        words.commands().forEach(command -> script.append(command(words.program(), command)));
        return script.toString();
    }

    private static String command(String program, Vocabulary.Command command) {
        String condition = "__fish_seen_subcommand_from " + command.name();
        StringBuilder script = new StringBuilder();
        if (!command.arguments().isEmpty()) {
            script.append(line(program, condition))
                    .append(words(command.arguments()))
                    .append('\n');
        }
        command.options().forEach(option -> script.append(option(program, condition, option)));
        return script.toString();
    }

    private static String option(String program, String condition, Vocabulary.Option option) {
        StringBuilder line = new StringBuilder(line(program, condition));
        for (String name : option.names()) {
            line.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        return line.append(argument(option))
                .append(" -d ")
                .append(quoted(option.summary()))
                .append('\n')
                .toString();
    }

    private static String argument(Vocabulary.Option option) {
        return switch (option.takes()) {
            case NOTHING -> "";
            case A_FILE -> " -r -F";
            case A_FOLDER -> " -x -a '(__fish_complete_directories)'";
            case A_WORD -> " -x" + (option.values().isEmpty() ? "" : words(option.values()));
        };
    }

    private static String words(List<String> words) {
        return " -a " + quoted(String.join(" ", words));
    }

    private static String line(String program, String condition) {
        return "complete -c " + program + " -n '" + condition + "'";
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
