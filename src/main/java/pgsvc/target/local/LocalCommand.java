package pgsvc.target.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import pgsvc.target.Target.Result;

/// Runs commands on this machine.
final class LocalCommand {
    private static final int NOT_FOUND = 127;

    private LocalCommand() {}

    /// A shell looks for the program, since the daemons' folders are not in every user's `PATH`; it looks into no
    /// word. The output goes to a file: a pipe would end only with the last child that holds it.
    static Result run(List<String> command, Duration patience) throws IOException {
        Path output = Files.createTempFile("pgsvc", ".out");
        try {
            Process process = start(command, output);
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                end(process);
                throw new IOException("it did not end within " + patience.toSeconds() + " s");
            }
            return new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        } finally {
            Files.delete(output);
        }
    }

    private static Process start(List<String> command, Path output) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "sh",
                "-c",
                "umask 022; command -v -- \"$1\" >/dev/null || { echo \"$1: not found\"; exit " + NOT_FOUND
                        + "; }; exec \"$@\"",
                "sh"));
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(Path.of("/").toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("LC_ALL", "C");
        environment.merge("PATH", "/usr/local/sbin:/usr/sbin:/sbin", (own, more) -> own + ":" + more);
        return builder.start();
    }

    /// Its children too: one that hangs would live on.
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
