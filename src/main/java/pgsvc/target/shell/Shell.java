package pgsvc.target.shell;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import pgsvc.target.Target.Result;
import pgsvc.target.TargetException;

/// A POSIX shell that reads scripts from its standard input, one after the other, and answers each with its exit
/// code, the length of its output and the output.
final class Shell implements AutoCloseable {
    /// Printed first, so that what a login prints before (a banner, an rc file) is not taken for an answer.
    private static final String GREETING = "pgsvc-shell-is-ready";
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final String where;
    private final Process process;
    private final OutputStream in;
    private final InputStream out;
    private final Duration patience;

    private Shell(String where, Process process, Duration patience) {
        this.where = where;
        this.process = process;
        this.in = process.getOutputStream();
        this.out = new BufferedInputStream(process.getInputStream());
        this.patience = patience;
    }

    /// Starts one.
    ///
    /// @param where the node's name, for messages
    /// @param command a program that runs `sh` on its standard input
    /// @param patience with which each script is waited for
    static Shell start(String where, List<String> command, Duration patience) throws TargetException {
        try {
            Shell shell = new Shell(where, new ProcessBuilder(command).start(), patience);
            shell.send("LC_ALL=C; export LC_ALL; umask 022; echo " + GREETING + "\n");
            shell.within(shell::awaitGreeting);
            return shell;
        } catch (IOException e) {
            throw TargetException.gone(
                    "cannot run " + command.getFirst() + ": " + e.getMessage(), "Install it, or name another.");
        }
    }

    private String awaitGreeting() throws IOException {
        String line = line();
        while (!line.endsWith(GREETING)) {
            line = line();
        }
        return line;
    }

    /// Runs a script in a shell of its own.
    ///
    /// @param script any number of lines
    Result run(String script) throws TargetException {
        return answer("o=$( { (\n" + script + "\n) 2>&1 </dev/null; printf x$?; } )\n" + REPLY);
    }

    /// Runs a script in this very shell, so that what it opens stays open.
    Result runHere(String script) throws TargetException {
        return answer("{ " + script + "\n} </dev/null >/dev/null 2>&1; o=x$?\n" + REPLY);
    }

    /// `${o##*x}` is the exit code, `${o%x*}` the output.
    private static final String REPLY = "c=${o##*x}; o=${o%x*}; printf '%s %s\\n%s' \"$c\" \"${#o}\" \"$o\"\n";

    private Result answer(String script) throws TargetException {
        try {
            send(script);
        } catch (IOException _) {
            throw lost();
        }
        return within(this::readAnswer);
    }

    private void send(String text) throws IOException {
        in.write(text.getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    private Result readAnswer() throws IOException {
        String[] head = line().split(" ");
        byte[] output = out.readNBytes(Integer.parseInt(head[1]));
        if (output.length < Integer.parseInt(head[1])) {
            throw new IOException("the answer was cut");
        }
        return new Result(Integer.parseInt(head[0]), new String(output, StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = out.read();
        while (next != '\n') {
            if (next < 0) {
                throw new IOException("no answer");
            }
            line.write(next);
            next = out.read();
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /// A pipe has no read timeout: another thread reads.
    private <T> T within(Callable<T> reading) throws TargetException {
        FutureTask<T> task = new FutureTask<>(reading);
        Thread reader = Thread.ofVirtual().start(task);
        try {
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            process.destroyForcibly();
            throw TargetException.gone(
                    where + " gave no answer within " + patience.toSeconds() + " s",
                    "See whether the node hangs; the next apply finishes or undoes what was under way.");
        } catch (ExecutionException _) {
            throw lost();
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw TargetException.gone("interrupted while " + where + " worked", "Apply again.");
        } finally {
            reader.interrupt();
        }
    }

    /// What the connection said at last tells why it ended.
    private TargetException lost() {
        String words = "";
        try {
            if (process.waitFor(GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
                words = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            }
        } catch (IOException _) {
            // It said nothing, then.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return TargetException.gone(
                "the connection to " + where + " is lost" + (words.isEmpty() ? "" : ": " + words),
                "Try the same with ssh; -l leaves a node out.");
    }

    @Override
    public void close() {
        try {
            in.close();
            if (!process.waitFor(GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException _) {
            process.destroyForcibly();
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
