package pgsvc.cli.command;

import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// A command that is made when it is wanted, by its name: a start need not load the classes of all the others.
///
/// @param name  the word that the user types, which must be the command's own
/// @param maker makes the command anew each time
public record LateCommand(String name, Supplier<Command> maker) implements Command {
    @Override
    public CommandSpec spec() {
        return made().spec();
    }

    @Override
    public CommandSpec spec(List<String> typed) {
        return made().spec(typed);
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        return made().run(parsed, session);
    }

    private Command made() {
        Command made = maker.get();
        if (!made.name().equals(name)) {
            throw new IllegalStateException("the command " + name + " calls itself " + made.name());
        }
        return made;
    }
}
