package pgsvc.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// How many connections fit the limit of open files. HAProxy needs two descriptors a connection, one a listener
/// and one a check, and dies at its start when the limit is too low, though `haproxy -c` says nothing.
final class DescriptorLimit {
    private static final int WANTED = 20_000;
    private static final int RESERVE = 200;
    private static final Path LIMITS = Path.of("/proc/self/limits");

    private DescriptorLimit() {}

    /// @param others listeners and servers
    static int maxconn(long limit, int others) {
        long fitting = (limit - RESERVE - 2L * others) * 9 / 20;
        return Math.toIntExact(Math.clamp(fitting, 100, WANTED));
    }

    /// The limit of this process and so of its children; HAProxy itself may raise the soft limit up to the hard
    /// one.
    static long current() {
        try {
            return parse(Files.readAllLines(LIMITS));
        } catch (IOException _) {
            return 1024;
        }
    }

    static long parse(List<String> limits) {
        for (String line : limits) {
            if (line.startsWith("Max open files")) {
                String hard = line.substring(14).strip().split(" +")[1];
                return hard.equals("unlimited") ? Long.MAX_VALUE / 1000 : Long.parseLong(hard);
            }
        }
        return 1024;
    }
}
