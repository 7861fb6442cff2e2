package pgsvc.reconcile.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which files somebody else changes again and again after they were written here: such a file is left alone,
/// since two tools that write one file in turn reload HAProxy without end. Not safe for use by several threads.
public final class Reversals {
    public static final int MOST = 2;
    public static final Duration WITHIN = Duration.ofMinutes(10);

    private final Set<String> written = new HashSet<>();
    private final Map<String, Deque<Instant>> reversals = new HashMap<>();
    private final Set<String> left = new TreeSet<>();

    /// These files were written here.
    public void wrote(Collection<String> files) {
        written.addAll(files);
    }

    /// Somebody else changed a file.
    ///
    /// @return whether it is left alone from now on
    public boolean changed(String file, Instant now) {
        if (left.contains(file) || !written.remove(file)) {
            return false;
        }
        Deque<Instant> times = reversals.computeIfAbsent(file, _ -> new ArrayDeque<>());
        times.addLast(now);
        while (times.getFirst().plus(WITHIN).isBefore(now)) {
            times.removeFirst();
        }
        return times.size() >= MOST && left.add(file);
    }

    /// Whether a file is left alone.
    public boolean isLeft(String file) {
        return left.contains(file);
    }

    /// All files that are left alone.
    public Set<String> left() {
        return Set.copyOf(left);
    }

    /// A person says to begin anew.
    public void forget() {
        reversals.clear();
        left.clear();
    }
}
