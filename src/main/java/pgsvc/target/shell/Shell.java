package pgsvc.target.shell;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import pgsvc.target.Target.Result;
import pgsvc.target.TargetException;

/// A POSIX shell that reads scripts from its standard input, one after the other, and answers each with its
/// output and a line that nothing else prints, with the exit code.
final class Shell implements AutoCloseable {
    private static final Duration GOODBYE = Duration.ofSeconds(2);
    /// Messages in the language that the scripts look for; the folders of daemons, which ssh leaves out.
    private static final String SETTING = """
            LC_ALL=C; PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin; export LC_ALL PATH
            umask 022; unset CDPATH; cd /
            """;

    private final String where;
    private final String byHand;
    private final Process process;
    private final OutputStream in;
    private final InputStream out;
    private final LastWords lastWords;
    private final Duration patience;
    private final String mark =
            HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    private int answers;

    private Shell(String where, String byHand, Process process, Duration patience) {
        this.where = where;
        this.byHand = byHand;
        this.process = process;
        this.in = process.getOutputStream();
        this.out = new BufferedInputStream(process.getInputStream());
        this.lastWords = LastWords.of(process.getErrorStream());
        this.patience = patience;
    }

    /// Starts one.
    ///
    /// @param where the node's name, for messages
    /// @param command a program that runs `sh` on its standard input
    /// @param byHand what to try when it cannot be reached, an imperative sentence
    /// @param patience with which each script is waited for
    /// @param functions of the shell, which scripts may use
    static Shell start(String where, List<String> command, String byHand, Duration patience, String functions)
            throws TargetException {
        Shell shell = new Shell(where, byHand, process(command), patience);
        // What a login prints before (a banner, an rc file) ends with the first mark.
        var _ = shell.answer(SETTING + functions + "\n" + shell.reply("0"));
        return shell;
    }

    private static Process process(List<String> command) throws TargetException {
        try {
            return new ProcessBuilder(command).start();
        } catch (IOException e) {
            throw TargetException.gone("cannot run " + command.getFirst() + ": " + e.getMessage(), "Install it.");
        }
    }

    /// Runs a script of our own in a shell of its own.
    ///
    /// @param script any number of lines; leaves no child behind
    Result run(String script) throws TargetException {
        return answer("(\n" + script + "\n) </dev/null 2>&1 9>&-; " + reply("$?"));
    }

    /// Runs anything. A child that it leaves behind is not waited for, its output is lost (`sed` ends at the
    /// mark, and with it the pipe), and it does not inherit the lock.
    Result runAnything(String script) throws TargetException {
        return answer(
                "{ { (\n" + script + "\n); " + reply("$?") + "; } </dev/null 2>&1 | sed '/^" + end() + " /q'; } 9>&-");
    }

    /// Runs a script in this very shell, so that what it opens stays open.
    ///
    /// @param script prints nothing, and leaves its exit code in `r`
    Result runHere(String script) throws TargetException {
        return answer("{ " + script + "\n} </dev/null >/dev/null 2>&1; " + reply("$r"));
    }

    private String end() {
        return mark + "-" + answers;
    }

    private String reply(String exitCode) {
        return "printf '\\n%s %s\\n' " + end() + " " + exitCode;
    }

    /// A pipe has no timeout, neither for reading nor for writing: another thread does both.
    private Result answer(String script) throws TargetException {
        FutureTask<Result> task = new FutureTask<>(exchange(script, end() + " "));
        answers++;
        Thread.ofPlatform().daemon().start(task);
        try {
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            kill();
            throw TargetException.gone(
                    where + " gave no answer within " + patience.toSeconds() + " s" + lastWords.afterColon(),
                    "See whether the node hangs. " + byHand);
        } catch (ExecutionException _) {
            throw lost();
        } catch (InterruptedException _) {
            kill();
            Thread.currentThread().interrupt();
            throw TargetException.gone("interrupted while " + where + " worked", "Run it again.");
        }
    }

    private Callable<Result> exchange(String script, String end) {
        return () -> {
            in.write((script + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
            return readAnswer(end);
        };
    }

    private Result readAnswer(String end) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        byte[] line = line();
        while (!begins(line, end)) {
            output.writeBytes(line);
            line = line();
        }
        String exitCode = new String(line, StandardCharsets.US_ASCII).substring(end.length());
        String withLineFeed = output.toString(StandardCharsets.UTF_8);
        return new Result(
                Integer.parseInt(exitCode.strip()), withLineFeed.substring(0, Math.max(0, withLineFeed.length() - 1)));
    }

    private static boolean begins(byte[] line, String end) {
        return line.length > end.length() && new String(line, 0, end.length(), StandardCharsets.ISO_8859_1).equals(end);
    }

    private byte[] line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        int next;
        do {
            next = out.read();
            if (next < 0) {
                throw new IOException("no answer");
            }
            line.write(next);
        } while (next != '\n');
        return line.toByteArray();
    }

    /// What the connection said at last tells why it ended.
    private TargetException lost() {
        leave();
        return TargetException.gone("the connection to " + where + " is lost" + lastWords.afterColon(), byHand);
    }

    private void leave() {
        try {
            if (process.waitFor(GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
                lastWords.await(GOODBYE);
            } else {
                kill();
            }
        } catch (InterruptedException _) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    /// Its children too: one that hangs would live on.
    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() {
        try {
            in.close();
            leave();
        } catch (IOException _) {
            kill();
        }
    }
}
