package pgsvc.cli.sandbox;

import java.io.IOException;
import java.util.List;
import pgsvc.cli.command.CommandException;
import pgsvc.cli.command.Termination;

/// Another program in the terminal of this one.
final class Foreground {
    private Foreground() {}

    /// Runs it to its end. A signal from the keyboard reaches it as well, and is its to understand: psql cancels a
    /// query on Ctrl-C and goes on.
    ///
    /// @return what it exits with
    static int run(List<String> command) throws CommandException {
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            try (Termination _ = Termination.waitsFor(process)) {
                return process.waitFor();
            }
        } catch (IOException e) {
            throw CommandException.failed("cannot run " + command.getFirst() + ": " + e.getMessage() + ".");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw CommandException.failed("interrupted");
        }
    }
}
