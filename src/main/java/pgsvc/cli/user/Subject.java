package pgsvc.cli.user;

import java.nio.file.Path;
import pgsvc.access.AccessException;
import pgsvc.access.User;
import pgsvc.access.Users;
import pgsvc.access.UsersFile;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.Options;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// The file and the user that a command is about.
record Subject(UsersFile file, String name) {
    private static final String USUAL_FILE = "/etc/pgsvc/users";

    /// What names them.
    static CommandSpec options(CommandSpec spec) {
        return spec.addPositional(Options.positional(0, "NAME", true, "The user's name."))
                .addOption(fileOption());
    }

    static OptionSpec fileOption() {
        return Options.value("FILE", "Where users stand. Default: " + USUAL_FILE + ".", "--users");
    }

    static Subject of(ParseResult parsed) throws CommandException {
        String name = Options.argument(parsed, 0).orElseThrow();
        if (!User.isName(name)) {
            throw CommandException.usage("\"" + name
                    + "\" is no name of a user: up to 64 letters, digits, dots, dashes, underscores and @, with a letter or "
                    + "a digit first.");
        }
        return new Subject(file(parsed), name);
    }

    static UsersFile file(ParseResult parsed) {
        return new UsersFile(Path.of(Options.given(parsed, "--users").orElse(USUAL_FILE)));
    }

    static Users read(UsersFile file) throws CommandException {
        try {
            return file.read();
        } catch (AccessException e) {
            throw CommandException.failed(String.valueOf(e.getMessage()));
        }
    }

    /// The user, who has to be there.
    User user(Users users) throws CommandException {
        return users.named(name)
                .orElseThrow(() -> CommandException.usage(
                        "There is no user " + name + " in " + file.path() + ". pgsvc user list shows who is there."));
    }

    void write(Users users) throws CommandException {
        try {
            file.write(users);
        } catch (AccessException e) {
            throw CommandException.failed(String.valueOf(e.getMessage()));
        }
    }
}
