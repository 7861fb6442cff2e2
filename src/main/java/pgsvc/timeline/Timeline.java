package pgsvc.timeline;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import pgsvc.status.Status;

/// The last thousand events since it began. Safe for use by several threads.
public final class Timeline {
    private static final int KEPT = 1000;

    private final Instant began;
    private final Deque<Event> events = new ArrayDeque<>();
    private final Leaders leaders = new Leaders();
    private Optional<Status> before = Optional.empty();
    private long number;

    public Timeline(Instant began) {
        this.began = began;
    }

    /// When it began, with nothing in it.
    public Instant began() {
        return began;
    }

    /// Something was looked at; the first look is what later ones are compared with.
    ///
    /// @param more what else happened, by other sources
    /// @return what happened since the look before
    public synchronized List<Event> seen(Status now, Instant at, List<Happening> more) {
        List<Happening> happenings = new ArrayList<>(leaders.seen(now, at));
        before.ifPresent(status -> happenings.addAll(Comparison.between(status, now)));
        happenings.addAll(more);
        before = Optional.of(now);
        List<Event> added = new ArrayList<>();
        for (Happening happening : happenings) {
            added.add(new Event(++number, at, happening));
        }
        events.addAll(added);
        while (events.size() > KEPT) {
            events.removeFirst();
        }
        return added;
    }

    /// Those after one of a number, the oldest first.
    public synchronized List<Event> since(long number) {
        return events.stream().filter(event -> event.number() > number).toList();
    }
}
