package pgsvc.load;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import pgsvc.load.history.Action;
import pgsvc.load.history.Attempt;
import pgsvc.load.history.Client;
import pgsvc.load.history.ClientHistory;
import pgsvc.load.history.FailureKind;
import pgsvc.load.history.Outcome;

/// One client of a run: makes its attempts and keeps what became of them.
final class ClientLoad {
    private final Client client;
    private final Connector connector;
    private final Duration patience;
    private final InFlight inFlight;
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
    private final LongAdder ended = new LongAdder();
    private final LongAdder failed = new LongAdder();

    ClientLoad(Action action, Connector connector, Duration patience, InFlight inFlight) {
        this.client = new Client(action, connector.port().name());
        this.connector = connector;
        this.patience = patience;
        this.inFlight = inFlight;
    }

    /// Begins an attempt and returns at once.
    void begin(long number, Duration due, Stopwatch watch, Executor executor) {
        if (!inFlight.enter()) {
            record(new Attempt(number, due, watch.elapsed(), new Outcome.Failed(FailureKind.TOO_MANY_IN_FLIGHT)));
            return;
        }
        executor.execute(() -> {
            try {
                Outcome outcome = outcome(number);
                record(new Attempt(number, due, watch.elapsed(), outcome));
            } finally {
                inFlight.leave();
            }
        });
    }

    long ended() {
        return ended.sum();
    }

    long failed() {
        return failed.sum();
    }

    ClientHistory history() {
        return new ClientHistory(
                client,
                attempts.stream()
                        .sorted(Comparator.comparingLong(Attempt::number))
                        .toList());
    }

    private void record(Attempt attempt) {
        attempts.add(attempt);
        ended.increment();
        if (!attempt.answered()) {
            failed.increment();
        }
    }

    private Outcome outcome(long number) {
        Stopwatch own = Stopwatch.start();
        try (Connection connection = connector.open(patience)) {
            long left = patience.minus(own.elapsed()).toMillis();
            // Zero would mean for ever.
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(Math.max(1, left)));
            return answer(connection, statement(number));
        } catch (SQLException e) {
            return new Outcome.Failed(Failures.kind(e, patience));
        }
    }

    private String statement(long number) {
        return switch (client.action()) {
            case WRITE -> LoadTable.insertion(number);
            case READ -> LoadTable.question();
        };
    }

    private static Outcome answer(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return new Outcome.Answered(row.getString(1), row.getBoolean(2));
        }
    }
}
