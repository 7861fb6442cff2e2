package pgsvc.cli.command;

/// A command cannot do its work; the message says why and what to do instead.
public final class CommandException extends Exception {
    private final int exitCode;

    private CommandException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /// The user called the command wrongly.
    public static CommandException usage(String message) {
        return new CommandException(ExitCode.USAGE, message);
    }

    /// Something outside pgsvc failed; nothing was changed.
    public static CommandException failed(String message) {
        return new CommandException(ExitCode.FAILED, message);
    }

    /// What to exit with.
    public int exitCode() {
        return exitCode;
    }
}
