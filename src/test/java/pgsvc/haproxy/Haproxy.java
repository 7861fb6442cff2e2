package pgsvc.haproxy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The HAProxy of this machine, asked for its opinion of a configuration.
public final class Haproxy {
    private final Path binary;

    private Haproxy(Path binary) {
        this.binary = binary;
    }

    /// The installed one; without one the test is skipped.
    public static Haproxy installed() {
        List<Path> found = Stream.of("/usr/sbin/haproxy", "/usr/local/sbin/haproxy", "/usr/bin/haproxy")
                .map(Path::of)
                .filter(Files::isExecutable)
                .toList();
        assumeTrue(!found.isEmpty(), "HAProxy is not installed here");
        return new Haproxy(found.getFirst());
    }

    /// What `haproxy -c` says against a configuration; empty when it takes it.
    public String refusal(String configuration) {
        try {
            Path file = Files.createTempFile("pgsvc-haproxy-", ".cfg");
            try {
                Files.writeString(file, configuration);
                return run("-c", "-f", file.toString());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whether `haproxy -c` takes a configuration.
    public boolean accepts(String configuration) {
        return refusal(configuration).isEmpty();
    }

    /// The keywords that this HAProxy has, one a line, with the number of arguments: `server <name> <addr> inter
    /// +1`.
    public List<String> keywords() throws IOException {
        Process process = new ProcessBuilder(binary.toString(), "-dKcfg", "-c", "-f", "/dev/null")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return out.lines().toList();
    }

    private String run(String... arguments) throws IOException {
        Process process = new ProcessBuilder(Stream.concat(Stream.of(binary.toString()), Stream.of(arguments))
                        .toList())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return process.waitFor() == 0 ? "" : said;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
