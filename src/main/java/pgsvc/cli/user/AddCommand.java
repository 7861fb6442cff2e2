package pgsvc.cli.user;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import pgsvc.access.PasswordHash;
import pgsvc.access.Role;
import pgsvc.access.User;
import pgsvc.access.Users;
import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc user add`.
final class AddCommand implements Command {
    private static final Map<String, Role> ROLES =
            Arrays.stream(Role.values()).collect(Collectors.toMap(Role::word, Function.identity()));

    @Override
    public String name() {
        return "add";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                name(),
                "Add a user.",
                "The password is asked for, or read as one line from standard input where nobody sits at a terminal.");
        Subject.options(spec)
                .addOption(Options.chosen(
                        "ROLE", "What the user may do", List.of("viewer", "operator", "admin"), "--role"))
                .addOption(Options.flag(
                        "--no-password", "Only for those for whom a proxy vouches (pgsvc serve --behind)."));
        return Options.examples(spec, "  pgsvc user add alice --role operator");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        Subject subject = Subject.of(parsed);
        Role role = Options.oneOf(parsed, "--role", ROLES, "viewer");
        Users users = subject.file().exists() ? Subject.read(subject.file()) : new Users(List.of());
        if (users.named(subject.name()).isPresent()) {
            throw CommandException.usage("There is a user " + subject.name() + " already. pgsvc user password sets "
                    + "another password; for another role, remove the user first.");
        }
        Optional<PasswordHash> password = Options.isSet(parsed, "--no-password")
                ? Optional.empty()
                : Optional.of(PasswordHash.of(new Passwords(session).choose(subject.name())));
        subject.write(users.with(new User(subject.name(), role, password)));
        session.say(subject.name() + " is added as " + role.word() + ".");
        return ExitCode.DONE;
    }
}
