package pgsvc.run.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// HAProxy as a child of this process, master and workers (`-W`), with a socket for its master.
public final class HaproxyProcess implements Haproxy {
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final int LAST_LINES = 20;

    private final Process process;
    private final Thread reader;
    private final Consumer<String> listener;
    private final Deque<String> lastLines = new ArrayDeque<>();

    private HaproxyProcess(Process process, Consumer<String> listener) {
        this.process = process;
        this.listener = listener;
        this.reader = Thread.ofPlatform().daemon().name("haproxy-output").start(this::readOutput);
    }

    /// Starts it.
    ///
    /// @param command as [#command] makes it
    /// @param listener hears each line that HAProxy prints, from another thread
    public static HaproxyProcess start(List<String> command, Consumer<String> listener) throws HaproxyException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            return new HaproxyProcess(process, listener);
        } catch (IOException e) {
            throw new HaproxyException(
                    "cannot run " + command.getFirst() + ": " + e.getMessage(), "Name another program.");
        }
    }

    /// How HAProxy is started: master and workers in the foreground.
    ///
    /// @param master where its master socket is to be
    /// @param files the configuration, as for [ConfigurationCheck]
    public static List<String> command(HaproxyBinary haproxy, Path master, List<Path> files) {
        List<String> command =
                new ArrayList<>(List.of(haproxy.path().toString(), "-W", "-S", master + ",mode,600,level,admin"));
        files.forEach(file -> command.addAll(List.of("-f", file.toString())));
        return command;
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void onEnd(Runnable callback) {
        var _ = process.onExit().thenRun(callback);
    }

    @Override
    public boolean awaitEnd(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Ends it: politely at first, for good after five seconds.
    @Override
    public void stop() throws InterruptedException {
        List<ProcessHandle> workers = process.descendants().toList();
        process.destroy();
        if (!awaitEnd(GRACE)) {
            process.destroyForcibly();
            process.waitFor();
        }
        for (ProcessHandle worker : workers) {
            end(worker);
        }
        reader.join(GRACE);
    }

    /// A worker may outlive its master by a moment, and holds the ports for as long.
    private static void end(ProcessHandle worker) throws InterruptedException {
        try {
            worker.onExit().get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            worker.destroyForcibly();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Why it ended: its exit code and the last that it said. Only to be asked when it has ended.
    @Override
    public String obituary() throws InterruptedException {
        reader.join(GRACE);
        return "HAProxy ended with exit code " + process.exitValue() + words();
    }

    private String words() {
        synchronized (lastLines) {
            List<String> alerts = lastLines.stream()
                    .filter(line -> line.startsWith("[ALERT]"))
                    .toList();
            List<String> told = alerts.isEmpty() ? List.copyOf(lastLines) : alerts;
            return told.isEmpty() ? "" : ":\n  " + String.join("\n  ", told);
        }
    }

    private void readOutput() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(this::hear);
        } catch (IOException | UncheckedIOException _) {
            // Its end closes the pipe, which is no news.
        }
    }

    private void hear(String line) {
        synchronized (lastLines) {
            lastLines.add(line);
            if (lastLines.size() > LAST_LINES) {
                lastLines.remove();
            }
        }
        listener.accept(line);
    }
}
