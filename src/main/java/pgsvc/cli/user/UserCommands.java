package pgsvc.cli.user;

import java.util.List;
import pgsvc.cli.command.CommandGroup;
import pgsvc.cli.command.Options;
import picocli.CommandLine.Model.CommandSpec;

/// `pgsvc user`: who may come to the page of `pgsvc serve`, and do what there.
public final class UserCommands {
    private UserCommands() {}

    /// All of them.
    public static CommandGroup group() {
        CommandSpec own = Options.command(
                "user",
                "Users of pgsvc serve: who they are, and what they may do.",
                "A viewer sees everything. An operator may also drain, ready, maint, weight, pause and resume, and "
                        + "so may an admin. A change holds at once, also where pgsvc serve runs.");
        Options.examples(
                own,
                "  pgsvc user add alice --role operator",
                "  pgsvc user list",
                "  pgsvc user password alice",
                "  pgsvc user remove alice");
        return new CommandGroup(
                "user", own, List.of(new AddCommand(), new RemoveCommand(), new ListCommand(), new PasswordCommand()));
    }
}
