package pgsvc.load.timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import pgsvc.load.history.Attempt;
import pgsvc.load.history.ClientHistory;
import pgsvc.load.history.Outcome;

/// Sorts attempts into equal spans of time: an answer counts when it arrives, as in the report's gaps, and a
/// failure when it began, since whoever came then was not served.
final class Slots {
    private final Duration run;
    private final List<Map<String, Integer>> answered;
    private final int[] failed;
    private final boolean[] waiting;

    private Slots(Duration run, int count) {
        this.run = run;
        this.answered =
                Stream.<Map<String, Integer>>generate(HashMap::new).limit(count).toList();
        this.failed = new int[count];
        this.waiting = new boolean[count];
    }

    static List<Slot> of(ClientHistory history, Duration run, int count) {
        Slots slots = new Slots(run, count);
        history.attempts().forEach(slots::add);
        return bridged(slots.all(), bridgeable(history.attempts(), run, count));
    }

    /// Which of `count` equal spans of a run a moment falls into; the last one takes what lies beyond.
    static int index(Duration moment, Duration run, int count) {
        long index = (long) (moment.toNanos() / (double) run.toNanos() * count);
        return Math.clamp(index, 0, count - 1);
    }

    private void add(Attempt attempt) {
        int from = index(attempt.begin());
        int to = index(attempt.end());
        for (int i = from; i <= to; i++) {
            waiting[i] = true;
        }
        switch (attempt.outcome()) {
            case Outcome.Failed _ -> failed[from]++;
            case Outcome.Answered(String instance, boolean _) -> {
                if (attempt.end().compareTo(run) <= 0) {
                    answered.get(to).merge(instance, 1, Integer::sum);
                }
            }
        }
    }

    private int index(Duration moment) {
        return index(moment, run, failed.length);
    }

    private List<Slot> all() {
        return IntStream.range(0, failed.length)
                .mapToObj(i -> new Slot(answered.get(i), failed[i], waiting[i]))
                .toList();
    }

    /// How many slots in a row may be empty only because attempts are further apart than slots.
    private static int bridgeable(List<Attempt> attempts, Duration run, int count) {
        if (attempts.size() < 2) {
            return 0;
        }
        Duration span = attempts.getLast().begin().minus(attempts.getFirst().begin());
        double period = span.toNanos() / (double) (attempts.size() - 1);
        double slot = run.toNanos() / (double) count;
        return (int) Math.ceil(2 * period / slot) - 1;
    }

    /// Lets such slots look like the one before them.
    private static List<Slot> bridged(List<Slot> slots, int most) {
        List<Slot> bridged = new ArrayList<>(slots);
        int last = -1;
        for (int i = 0; i <= slots.size(); i++) {
            if (i < slots.size() && slots.get(i).total() == 0) {
                continue;
            }
            if (last >= 0 && i - last - 1 <= most) {
                Collections.fill(bridged.subList(last + 1, i), slots.get(last));
            }
            last = i;
        }
        return List.copyOf(bridged);
    }
}
