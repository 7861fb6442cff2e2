package pgsvc.cli.user;

import pgsvc.access.PasswordHash;
import pgsvc.access.User;
import pgsvc.access.Users;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc user password`.
final class PasswordCommand implements Command {
    @Override
    public String name() {
        return "password";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                name(),
                "Give a user another password, which ends where the user is logged in.",
                "It is asked for, or read as one line from standard input where nobody sits at a terminal.");
        return Options.examples(Subject.options(spec), "  pgsvc user password alice");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        Subject subject = Subject.of(parsed);
        Users users = Subject.read(subject.file());
        User user = subject.user(users);
        subject.write(users.with(user.with(PasswordHash.of(new Passwords(session).choose(user.name())))));
        session.say(user.name() + " has another password.");
        return ExitCode.DONE;
    }
}
