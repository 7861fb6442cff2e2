package pgsvc.target.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pgsvc.target.Target.Result;

/// Runs commands on this machine.
final class LocalCommand {
    private static final int NOT_FOUND = 127;
    /// They are not in every user's `PATH`.
    private static final String DAEMONS = "/usr/local/sbin:/usr/sbin:/sbin";

    private LocalCommand() {}

    /// The output goes to a file: a pipe would end only with the last child that holds it.
    static Result run(List<String> command, Duration patience) throws IOException {
        String path = Stream.of(System.getenv("PATH"), DAEMONS)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(":"));
        Optional<Path> program = program(command.getFirst(), path);
        return program.isPresent()
                ? run(program.get(), command, path, patience)
                : new Result(NOT_FOUND, command.getFirst() + ": not found\n");
    }

    private static Optional<Path> program(String name, String path) {
        Stream<Path> places = name.contains("/")
                ? Stream.of(Path.of(name))
                : Stream.of(path.split(":")).map(folder -> Path.of(folder, name));
        return places.filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    private static Result run(Path program, List<String> command, String path, Duration patience) throws IOException {
        Path output = Files.createTempFile("pgsvc", ".out");
        try {
            Process process = start(program, command, path, output);
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

    private static Process start(Path program, List<String> command, String path, Path output) throws IOException {
        List<String> words = new ArrayList<>(command);
        words.set(0, program.toString());
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(Path.of("/").toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("LC_ALL", "C");
        environment.put("PATH", path);
        return builder.start();
    }

    /// Its children too: one that hangs would live on.
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
