package pgsvc.cli.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// A command that gathers others under one word.
///
/// @param own its own help, without the others
public record CommandGroup(String name, Supplier<CommandSpec> own, List<Command> commands) implements Command {
    public CommandGroup {
        commands = List.copyOf(commands);
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = empty();
        commands.forEach(command -> spec.addSubcommand(command.name(), command.spec()));
        return spec;
    }

    /// With the command alone that is typed: to build all of them costs more than most commands do. With all where none
    /// of their names is among the words.
    @Override
    public CommandSpec spec(List<String> typed) {
        Optional<Command> wanted =
                typed.stream().flatMap(word -> find(word).stream()).findFirst();
        if (wanted.isEmpty()) {
            return spec();
        }
        String word = wanted.get().name();
        CommandSpec spec = empty();
        List<String> after = typed.subList(typed.indexOf(word) + 1, typed.size());
        spec.addSubcommand(word, wanted.get().spec(after));
        return spec;
    }

    private CommandSpec empty() {
        CommandSpec spec = own.get();
        spec.usageMessage().commandListHeading("%nCommands:%n");
        return spec;
    }

    /// Runs the one that was named; without one it shows its help as wrong usage.
    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        if (!parsed.hasSubcommand()) {
            parsed.commandSpec().commandLine().usage(session.err());
            return ExitCode.USAGE;
        }
        ParseResult sub = parsed.subcommand();
        String word = sub.commandSpec().name();
        return find(word)
                .orElseThrow(() -> new IllegalStateException("no command " + word + " in " + name))
                .run(sub, session);
    }

    private Optional<Command> find(String word) {
        return commands.stream().filter(command -> command.name().equals(word)).findFirst();
    }
}
