package pgsvc.cli.command;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// A command that gathers others under one word.
///
/// @param own its own help, without the others
public record CommandGroup(String name, CommandSpec own, List<Command> commands) implements Command {
    public CommandGroup {
        commands = List.copyOf(commands);
        for (Command command : commands) {
            own.addSubcommand(command.name(), command.spec());
        }
        own.usageMessage().commandListHeading("%nCommands:%n");
    }

    @Override
    public CommandSpec spec() {
        return own;
    }

    /// Runs the one that was named; without one it shows its help as wrong usage.
    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        if (!parsed.hasSubcommand()) {
            own.commandLine().usage(session.err());
            return ExitCode.USAGE;
        }
        ParseResult sub = parsed.subcommand();
        return named(sub.commandSpec().name()).run(sub, session);
    }

    private Command named(String word) {
        return commands.stream()
                .filter(command -> command.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no command " + word + " in " + name));
    }
}
