package pgsvc.run.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The HAProxy program on this machine.
///
/// @param path absolute
public record HaproxyBinary(Path path) {
    private static final String MEND =
            "Install HAProxy (apt-get install haproxy), or name its program with --haproxy PATH or PGSVC_HAPROXY.";

    /// Finds it: what the user named, else `PGSVC_HAPROXY`, else on `PATH`, else where distributions put it
    /// (`/usr/sbin` is not on every user's `PATH`).
    ///
    /// @throws HaproxyException when there is none, or what was named is none
    public static HaproxyBinary find(Optional<String> named, Map<String, String> environment) throws HaproxyException {
        @Nullable String fromEnvironment = environment.get("PGSVC_HAPROXY");
        Optional<String> wanted = named.or(() -> Optional.ofNullable(fromEnvironment));
        if (wanted.isPresent()) {
            return named(Path.of(wanted.get()));
        }
        return Stream.concat(
                        Stream.of(environment.getOrDefault("PATH", "").split(":")),
                        Stream.of("/usr/sbin", "/usr/local/sbin"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "haproxy"))
                .filter(HaproxyBinary::isProgram)
                .findFirst()
                .map(HaproxyBinary::new)
                .orElseThrow(() -> new HaproxyException("HAProxy is not installed on this machine", MEND));
    }

    private static HaproxyBinary named(Path path) throws HaproxyException {
        if (!isProgram(path)) {
            throw new HaproxyException(path + " is no program that can be run", MEND);
        }
        return new HaproxyBinary(path.toAbsolutePath());
    }

    private static boolean isProgram(Path path) {
        return Files.isRegularFile(path) && Files.isExecutable(path);
    }
}
