package pgsvc.cli.sandbox;

import java.util.List;
import pgsvc.cli.command.CommandGroup;
import pgsvc.cli.command.Options;
import picocli.CommandLine.Model.CommandSpec;

/// `pgsvc sandbox`: a real cluster on this machine.
public final class SandboxCommands {
    private SandboxCommands() {}

    /// All of them.
    public static CommandGroup group() {
        return new CommandGroup(
                "sandbox",
                SandboxCommands::own,
                List.of(
                        new UpCommand(),
                        new StatusCommand(),
                        new PsqlCommand(),
                        new LoadCommand(),
                        new SwitchoverCommand(),
                        new KillCommand(),
                        new RestoreCommand(),
                        new ReloadCommand(),
                        new LogsCommand(),
                        new DownCommand()));
    }

    private static CommandSpec own() {
        CommandSpec spec = Options.command(
                "sandbox",
                "A real PostgreSQL cluster with its services on this machine, to try it all on.",
                "etcd, Patroni, PostgreSQL, PgBouncer and HAProxy, as the distribution has them. Each node is an "
                        + "address of the loopback (127.0.0.11, …) with the ports of production. All of it lives in "
                        + "one folder and is gone after down.");
        return Options.examples(
                spec,
                "  pgsvc sandbox up                          a primary and two replicas",
                "  pgsvc sandbox status                      who leads, and where services lead",
                "  pgsvc sandbox load --during switchover    what clients see of a switchover",
                "  pgsvc sandbox down");
    }
}
