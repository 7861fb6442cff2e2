package pgsvc.cli.completion;

import java.util.stream.Collectors;

/// Completion for zsh (its manual, "Completion System", `_arguments` and `_describe`).
public final class ZshCompletion {
    private ZshCompletion() {}

    /// The script, to be put as `_<program>` into a folder of `fpath`, or to be sourced.
    public static String script(Vocabulary words) {
        return """
                #compdef %1$s
                _%1$s() {
                    local context state line
                    typeset -A opt_args
                    _arguments -C %2$s '1:command:->command' '*::argument:->argument'
                    case $state in
                        command)
                            local -a commands=(%3$s)
                            _describe command commands ;;
                        argument)
                            case $line[1] in
                %4$s            esac ;;
                    esac
                }
                if [ "$funcstack[1]" = "_%1$s" ]; then _%1$s "$@"; else compdef _%1$s %1$s; fi
                """.formatted(
                        words.program(),
                        options(words.options()),
                        words.commands().stream()
                                .map(command -> quoted(command.name() + ":" + command.summary()))
                                .collect(Collectors.joining(" ")),
                        words.commands().stream().map(ZshCompletion::command).collect(Collectors.joining()));
    }

    private static String command(Vocabulary.Command command) {
        String arguments = command.arguments().isEmpty()
                ? ""
                : " " + quoted("1:argument:(" + String.join(" ", command.arguments()) + ")");
        return "                " + command.name() + ") _arguments " + options(command.options()) + arguments + " ;;\n";
    }

    private static String options(Iterable<Vocabulary.Option> options) {
        StringBuilder text = new StringBuilder();
        for (Vocabulary.Option option : options) {
            for (String name : option.names()) {
                String spec = name + "[" + option.summary().replace("[", "\\[").replace("]", "\\]") + "]";
                text.append(text.isEmpty() ? "" : " ").append(quoted(spec + argument(option)));
            }
        }
        return text.toString();
    }

    private static String argument(Vocabulary.Option option) {
        return switch (option.takes()) {
            case NOTHING -> "";
            case A_FILE -> ":file:_files";
            case A_FOLDER -> ":folder:_files -/";
            case A_WORD -> ":word:" + (option.values().isEmpty() ? "" : "(" + String.join(" ", option.values()) + ")");
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
