package pgsvc.inventory.ansible.source;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import pgsvc.diagnostic.Diagnostics;
import pgsvc.diagnostic.SourceRange;
import pgsvc.inventory.ansible.AnsibleRule;
import pgsvc.inventory.yaml.YamlReader;

/// A dynamic inventory: a program that prints the inventory as JSON for `--list`, and a host's variables for
/// `--host NAME` ("Developing dynamic inventory" in Ansible's manual).
public final class InventoryScript {
    /// How long a program may take for one answer.
    public static final Duration TIME_LIMIT = Duration.ofSeconds(60);

    private static final int ERROR_OUTPUT_KEPT = 8192;
    private static final int ERROR_OUTPUT_SHOWN = 600;

    private final Path program;
    private final Duration limit;
    private final Diagnostics into;

    public InventoryScript(Path program, Duration limit, Diagnostics into) {
        this.program = program;
        this.limit = limit;
        this.into = into;
    }

    /// What the program prints for these arguments; empty when `into` received an error.
    public Optional<byte[]> run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start();
            return answer(process, String.join(" ", arguments));
        } catch (IOException e) {
            return failed("It cannot be started: " + e.getMessage() + ".");
        }
    }

    private Optional<byte[]> answer(Process process, String arguments) throws IOException {
        FutureTask<byte[]> output = read(() -> process.getInputStream().readNBytes(YamlReader.MAX_BYTES + 1));
        FutureTask<byte[]> errors = read(() -> start(process.getErrorStream()));
        try {
            byte[] printed = output.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (printed.length <= YamlReader.MAX_BYTES && !process.waitFor(limit)) {
                throw new TimeoutException();
            }
            return printed.length > YamlReader.MAX_BYTES || process.exitValue() == 0
                    ? Optional.of(printed)
                    : failed("Run with " + arguments + " it ended with exit code " + process.exitValue() + "."
                            + shown(errors.get(limit.toMillis(), TimeUnit.MILLISECONDS)));
        } catch (TimeoutException e) {
            return failed("Run with " + arguments + " it was not done within " + limit.toSeconds() + " s.");
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("Running it was interrupted.");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static FutureTask<byte[]> read(Callable<byte[]> reading) {
        FutureTask<byte[]> task = new FutureTask<>(reading);
        Thread.ofVirtual().start(task);
        return task;
    }

    /// The first part of a stream. The rest is read too, lest the program wait for a reader.
    private static byte[] start(InputStream stream) throws IOException {
        byte[] kept = stream.readNBytes(ERROR_OUTPUT_KEPT);
        stream.transferTo(OutputStream.nullOutputStream());
        return kept;
    }

    private static String shown(byte[] errors) {
        String text = new String(errors, StandardCharsets.UTF_8).strip();
        String end = text.substring(Math.max(0, text.length() - ERROR_OUTPUT_SHOWN));
        return text.isEmpty() ? " It printed no error." : " It printed: " + printable(end);
    }

    /// A program's words must not reach the terminal's ear.
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n]]", "");
    }

    private Optional<byte[]> failed(String detail) {
        into.add(
                AnsibleRule.INVENTORY_SCRIPT,
                SourceRange.startOf(program.toString()),
                detail,
                "Run it by hand: `" + program + " --list` must print JSON.");
        return Optional.empty();
    }
}
