package pgsvc.sandbox.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// pgsvc as a process of its own.
final class Pgsvc {
    private static final int PATIENCE_SECONDS = 100;

    private Pgsvc() {}

    /// What came of a command.
    record Result(int exitCode, String out, String err) {}

    /// `pgsvc sandbox …` on a folder.
    static Process sandbox(Path folder, String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of("sandbox", words[0], "--dir", folder.toString()));
        all.addAll(List.of(words).subList(1, words.length));
        return start(all);
    }

    /// `pgsvc …`
    static Process start(List<String> words) throws IOException {
        return start(words, Map.of());
    }

    /// The same with more in its environment.
    static Process start(List<String> words, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(words));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /// The same, with all that it says in a file.
    static Process start(List<String> words, Path log) throws IOException {
        return new ProcessBuilder(command(words))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static List<String> command(List<String> words) {
        // A test run in the background may have been told to ignore SIGINT, which children inherit.
        List<String> command = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT",
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "pgsvc.cli.Main"));
        command.addAll(words);
        return command;
    }

    /// Runs it to its end.
    static Result run(Path folder, String... words) throws IOException, InterruptedException {
        return await(sandbox(folder, words));
    }

    /// Reads all that a process says, and waits for its end.
    static Result await(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        // Little is said on standard error: it fits the pipe while standard output is read.
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("does not end: " + process.info().commandLine());
        }
        return new Result(process.exitValue(), out, err);
    }

    /// As Ctrl-C does.
    static void interrupt(Process process) throws IOException, InterruptedException {
        int code = new ProcessBuilder("/bin/sh", "-c", "kill -INT " + process.pid())
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("process " + process.pid() + " has ended");
        }
    }
}
