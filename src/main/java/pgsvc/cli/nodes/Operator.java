package pgsvc.cli.nodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Who works on nodes, as others are told.
public final class Operator {
    private Operator() {}

    /// The user and this machine. By the machine's own word: a name server that is away must not delay anything.
    public static String name() {
        return System.getProperty("user.name") + "@" + machine();
    }

    private static String machine() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException _) {
            return "unknown";
        }
    }
}
