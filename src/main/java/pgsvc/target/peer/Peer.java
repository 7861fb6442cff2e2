package pgsvc.target.peer;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import pgsvc.target.TargetException;

/// A program that answers on its standard output what it is asked on its standard input. One thread at a time may
/// ask it.
public final class Peer implements AutoCloseable {
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final String where;
    private final String byHand;
    private final Process process;
    private final OutputStream in;
    private final InputStream out;
    private final LastWords lastWords;
    private final Duration patience;

    private Peer(String where, String byHand, Process process, Duration patience) {
        this.where = where;
        this.byHand = byHand;
        this.process = process;
        this.in = new BufferedOutputStream(process.getOutputStream());
        this.out = new BufferedInputStream(process.getInputStream());
        this.lastWords = LastWords.of(process.getErrorStream());
        this.patience = patience;
    }

    /// Starts one.
    ///
    /// @param where the node's name, for messages
    /// @param byHand what to try when it cannot be reached, an imperative sentence
    /// @param patience with which each answer is waited for
    public static Peer start(String where, List<String> command, String byHand, Duration patience)
            throws TargetException {
        try {
            return new Peer(where, byHand, new ProcessBuilder(command).start(), patience);
        } catch (IOException e) {
            throw TargetException.gone("cannot run " + command.getFirst() + ": " + e.getMessage(), "Install it.");
        }
    }

    /// The node's name.
    public String where() {
        return where;
    }

    /// A question and its answer.
    public interface Exchange<T> {

        /// Asks, and reads the answer to its end.
        ///
        /// @param in is to be flushed before the answer is read
        /// @throws IOException when the other end is gone, or answers what it was not asked
        T with(OutputStream in, InputStream out) throws IOException;
    }

    /// Has one. A pipe has no timeout, neither for reading nor for writing: another thread does both.
    ///
    /// @throws TargetException gone when the program ends, or does not answer in time
    public <T> T exchange(Exchange<T> exchange) throws TargetException {
        FutureTask<T> task = new FutureTask<>(() -> exchange.with(in, out));
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

    /// A node's words of several lines in one, for messages.
    public static String oneLine(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("; "));
    }

    /// Ends it: whoever reads no more questions goes.
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
