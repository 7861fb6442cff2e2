package pgsvc.cli.completion;

import java.util.List;
import java.util.stream.Collectors;

/// Completion for bash, without the package bash-completion.
public final class BashCompletion {
    private BashCompletion() {}

    /// The script.
    public static String script(Vocabulary words) {
        String commands =
                words.commands().stream().map(Vocabulary.Command::name).collect(Collectors.joining(" "));
        return """
                _%1$s() {
                    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= i
                    for ((i = 1; i < COMP_CWORD; i++)); do
                        case ${COMP_WORDS[i]} in -*) ;; *) command=${COMP_WORDS[i]}; break ;; esac
                    done
                    COMPREPLY=()
                    case $command in
                        '') COMPREPLY=($(compgen -W '%2$s %3$s' -- "$word")) ;;
                %4$s    esac
                }
                complete -o filenames -F _%1$s %1$s
                """.formatted(
                        words.program(),
                        commands,
                        names(words.options()),
                        words.commands().stream().map(BashCompletion::command).collect(Collectors.joining()));
    }

    private static String command(Vocabulary.Command command) {
        StringBuilder script = new StringBuilder("        " + command.name() + ")\n            case $before in\n");
        for (Vocabulary.Option option : command.options()) {
            value(option, script);
        }
        String words = (String.join(" ", command.arguments()) + " " + names(command.options())).strip();
        return script.append("                *) COMPREPLY=($(compgen -W '" + words + "' -- \"$word\")) ;;\n")
                .append("            esac ;;\n")
                .toString();
    }

    private static void value(Vocabulary.Option option, StringBuilder script) {
        String generator = switch (option.takes()) {
            case NOTHING -> "";
            case A_FILE -> "-f";
            case A_FOLDER -> "-d";
            case A_WORD -> "-W '" + String.join(" ", option.values()) + "'";
        };
        if (!generator.isEmpty()) {
            script.append("                " + String.join("|", option.names()) + ") COMPREPLY=($(compgen " + generator
                    + " -- \"$word\")) ;;\n");
        }
    }

    private static String names(List<Vocabulary.Option> options) {
        return options.stream().flatMap(option -> option.names().stream()).collect(Collectors.joining(" "));
    }
}
