package pgsvc.target.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A lock by flock(2), which shells on this machine see too; Java's own locks are of another kind. The program of
/// that name holds it, for as long as its standard input is open: it ends with this process, however that ends.
record LocalLock(Path file, Process process) {
    private static final int TAKEN = 1;

    /// Takes it.
    ///
    /// @param holder is written into the file, with this process's number below it
    /// @return nothing when another has it
    static Optional<LocalLock> take(Path file, String holder) throws IOException {
        Process process = new ProcessBuilder("flock", "-n", file.toString(), "cat").start();
        if (!echoes(process)) {
            return refused(process);
        }
        Files.writeString(file, holder + "\n" + ProcessHandle.current().pid() + "\n");
        return Optional.of(new LocalLock(file, process));
    }

    /// Whoever has no lock ends without having read anything.
    private static boolean echoes(Process process) throws IOException {
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        } catch (IOException _) {
            return false;
        }
        return process.getInputStream().read() >= 0;
    }

    private static Optional<LocalLock> refused(Process process) throws IOException {
        String words = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        if (words.isEmpty() && exitCode(process) == TAKEN) {
            return Optional.empty();
        }
        throw new IOException(words.strip());
    }

    private static int exitCode(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        }
    }

    boolean isHeld() {
        return process.isAlive();
    }

    /// Returns once it is free.
    void close() {
        try {
            process.getOutputStream().close();
            if (process.waitFor(2, TimeUnit.SECONDS)) {
                return;
            }
        } catch (IOException _) {
            // Its process is gone, or goes now.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
