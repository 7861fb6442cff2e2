package pgsvc.load.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Writes a client's history as a test tells it; all times are milliseconds since the start.
public final class Scene {
    private final Client client;
    private final List<Attempt> attempts = new ArrayList<>();

    private Scene(Client client) {
        this.client = client;
    }

    public static Scene writes(String service) {
        return new Scene(new Client(Action.WRITE, service));
    }

    public static Scene reads(String service) {
        return new Scene(new Client(Action.READ, service));
    }

    /// An attempt at each step from `from` until before `to`, each answered after `latency`.
    public Scene primary(String instance, int from, int to, int step, int latency) {
        return each(from, to, step, latency, new Outcome.Answered(instance, false));
    }

    public Scene replica(String instance, int from, int to, int step, int latency) {
        return each(from, to, step, latency, new Outcome.Answered(instance, true));
    }

    public Scene fails(FailureKind kind, int from, int to, int step, int latency) {
        return each(from, to, step, latency, new Outcome.Failed(kind));
    }

    private Scene each(int from, int to, int step, int latency, Outcome outcome) {
        for (int begin = from; begin < to; begin += step) {
            attempts.add(new Attempt(
                    attempts.size() + 1, Duration.ofMillis(begin), Duration.ofMillis(begin + latency), outcome));
        }
        return this;
    }

    public ClientHistory history() {
        return new ClientHistory(client, attempts);
    }

    public static Mark mark(int at, String what) {
        return new Mark(Duration.ofMillis(at), what);
    }
}
