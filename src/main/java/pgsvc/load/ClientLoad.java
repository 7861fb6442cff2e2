package pgsvc.load;

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
        return connector.ask(statement(number), patience);
    }

    private String statement(long number) {
        return switch (client.action()) {
            case WRITE -> LoadTable.insertion(number);
            case READ -> LoadTable.question();
        };
    }
}
