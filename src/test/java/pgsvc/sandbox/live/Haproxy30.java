package pgsvc.sandbox.live;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A HAProxy 3.0 beside the system's own, older one.
final class Haproxy30 {
    private static final Path SCRIPT = Path.of("bin", "lib", "haproxy-3.0").toAbsolutePath();

    private Haproxy30() {}

    /// Its program; the test is skipped where it cannot be had.
    static Path program() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(SCRIPT.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String path = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return process.waitFor() == 0 ? Path.of(path) : abort("HAProxy 3.0 cannot be had: " + SCRIPT + " says why");
    }
}
