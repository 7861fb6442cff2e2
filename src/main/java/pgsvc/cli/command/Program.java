package pgsvc.cli.command;

import java.util.Optional;

/// This program.
public final class Program {
    private Program() {}

    /// Its name and its version, as `pgsvc 0.1.0`.
    public static String named() {
        return "pgsvc " + released().orElse("(development)");
    }

    /// Its version alone, `development` where it was not built.
    public static String version() {
        return released().orElse("development");
    }

    private static Optional<String> released() {
        return Optional.ofNullable(Program.class.getPackage().getImplementationVersion());
    }
}
