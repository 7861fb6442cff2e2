package pgsvc.cli.status;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import pgsvc.cli.command.Session;

/// Shows something again and again: in place on a terminal, one below the other elsewhere.
final class Watching {
    /// Cursor to the upper left corner, and nothing behind it (ECMA-48: CUP, ED).
    private static final String AFRESH = "\u001b[H\u001b[J";

    private final Session session;
    private final Duration pause;
    private final CountDownLatch end;

    /// @param pause from the end of one look to the beginning of the next
    /// @param end when it is over
    Watching(Session session, Duration pause, CountDownLatch end) {
        this.session = session;
        this.pause = pause;
        this.end = end;
    }

    /// One look, and the writing of it.
    interface Round {
        void show(PrintStream out) throws InterruptedException;
    }

    /// Shows until the end. Each round is written at once, so that nobody sees half of it.
    void run(Round round) throws InterruptedException {
        boolean inPlace = session.terminal().getAsBoolean();
        do {
            ByteArrayOutputStream shown = new ByteArrayOutputStream();
            round.show(new PrintStream(shown, true, StandardCharsets.UTF_8));
            session.out().print((inPlace ? AFRESH : "") + shown.toString(StandardCharsets.UTF_8));
            session.out().flush();
        } while (!end.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    }
}
