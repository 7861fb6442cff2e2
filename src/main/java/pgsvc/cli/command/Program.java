package pgsvc.cli.command;

/// This program.
public final class Program {
    private Program() {}

    /// Its name and its version, as `pgsvc 0.1.0`.
    public static String named() {
        String version = Program.class.getPackage().getImplementationVersion();
        return "pgsvc " + (version == null ? "(development)" : version);
    }
}
