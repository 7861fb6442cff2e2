package pgsvc.cli.sandbox;

import pgsvc.cli.command.Command;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.ExitCode;
import pgsvc.cli.command.Options;
import pgsvc.cli.command.Session;
import pgsvc.sandbox.Shutdown;
import pgsvc.sandbox.layout.SandboxException;
import pgsvc.sandbox.layout.SandboxFolder;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pgsvc sandbox down`: ends one.
final class DownCommand implements Command {
    @Override
    public String name() {
        return "down";
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                        name(),
                        "End a sandbox: its processes, its folder, its data.",
                        "It also clears what an unfinished start has left.")
                .addOption(SandboxContext.dir());
        return Options.examples(spec, "  pgsvc sandbox down");
    }

    @Override
    public int run(ParseResult parsed, Session session) throws CommandException {
        SandboxFolder folder = SandboxContext.folder(parsed, session);
        try {
            boolean something = new Shutdown(folder).down();
            session.say(
                    something
                            ? "The sandbox in " + folder.path() + " is gone."
                            : "No sandbox is in " + folder.path() + ".");
            return ExitCode.DONE;
        } catch (SandboxException e) {
            throw SandboxContext.failed(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw CommandException.failed("interrupted. Call it again, it goes on where it stopped.");
        }
    }
}
