package pgsvc.apply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Who applies, and why.
///
/// @param who user and machine
/// @param when in ISO 8601
/// @param why what the user says (`-m`), maybe empty
public record Author(String who, String when, String why) {

    /// Whoever runs this, now.
    public static Author now(String why) {
        String when = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        return new Author(System.getProperty("user.name") + "@" + machine(), when, why);
    }

    /// By its own word: a name server that is away must not delay an apply.
    private static String machine() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException _) {
            return "unknown";
        }
    }
}
