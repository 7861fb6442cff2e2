package pgsvc.target.peer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// What a process said last on its standard error. It is read all the time: a process whose words nobody reads
/// stops.
final class LastWords {
    private static final int MOST = 2_000;

    private final StringBuilder words = new StringBuilder();
    private final Thread reader;

    private LastWords(InputStream from) {
        reader = Thread.ofPlatform().daemon().unstarted(() -> readAll(from));
    }

    static LastWords of(InputStream from) {
        LastWords words = new LastWords(from);
        words.reader.start();
        return words;
    }

    private void readAll(InputStream from) {
        byte[] buffer = new byte[4096];
        try (from) {
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                append(new String(buffer, 0, read, StandardCharsets.UTF_8));
            }
        } catch (IOException _) {
            // The process was killed; there is no more to hear.
        }
    }

    private synchronized void append(String more) {
        words.append(more);
        words.delete(0, Math.max(0, words.length() - MOST));
    }

    /// Waits for their end.
    void await(Duration patience) throws InterruptedException {
        var _ = reader.join(patience);
    }

    /// In one line, for the end of a message; nothing where there are none.
    synchronized String afterColon() {
        String said = Peer.oneLine(words.toString());
        return said.isEmpty() ? "" : ": " + said;
    }
}
