package pgsvc.cli.user;

import pgsvc.access.Users;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc user remove`.
final class RemoveCommand implements Command {
    @Override
    public String name() {
        return "remove";
    }

    @Override
    public CommandSpec spec() {
        return Options.examples(
                Subject.options(Options.command(name(), "Remove a user, who is logged out at once.")),
                "  pgsvc user remove alice");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        Subject subject = Subject.of(parsed);
        Users users = Subject.read(subject.file());
        subject.write(users.without(subject.user(users).name()));
        session.say(subject.name() + " is removed.");
        return ExitCode.DONE;
    }
}
