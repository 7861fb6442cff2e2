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
        return new CommandGroup(
                "user",
                UserCommands::own,
                List.of(new AddCommand(), new RemoveCommand(), new ListCommand(), new PasswordCommand()));
    }

    private static CommandSpec own() {
        CommandSpec spec = Options.command(
                "user",
                "Users of pgsvc serve: who they are, and what they may do.",
                "A viewer sees everything. An operator may also drain, ready, maint, weight, pause and resume, and "
                        + "so may an admin. A change holds at once, also where pgsvc serve runs.");
        return Options.examples(
                spec,
                "  pgsvc user add alice --role operator",
                "  pgsvc user list",
                "  pgsvc user password alice",
                "  pgsvc user remove alice");
    }
}
