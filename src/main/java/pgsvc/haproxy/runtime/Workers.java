package pgsvc.haproxy.runtime;

import java.util.ArrayList;
import java.util.List;

/// What HAProxy's master says about its worker processes (`show proc` on the master socket).
///
/// @param current the process id of the worker in charge; 0 when there is none
/// @param failedReloads reloads that failed since the last that did not
/// @param old process ids of those that only keep the sessions which they have
public record Workers(long current, int failedReloads, List<Long> old) {
    public Workers {
        old = List.copyOf(old);
    }

    /// Whether another worker is in charge than before a reload.
    public boolean replaced(Workers before) {
        return current != 0 && current != before.current;
    }

    /// Whether a reload failed since.
    public boolean failedSince(Workers before) {
        return failedReloads > before.failedReloads;
    }

    /// Reads the answer: a table with a line for the master, then the workers, then the old workers.
    public static Workers parse(String answer) {
        List<Long> current = new ArrayList<>();
        List<Long> old = new ArrayList<>();
        List<Long> section = current;
        int failed = 0;
        for (String line : answer.split("\n")) {
            String[] words = line.split(" +");
            if (line.startsWith("# old workers")) {
                section = old;
            } else if (words.length > 2 && words[1].equals("worker")) {
                section.add(Long.parseLong(words[0]));
            } else if (line.contains("[failed: ")) {
                int from = line.indexOf("[failed: ") + 9;
                failed = Integer.parseInt(line.substring(from, line.indexOf(']', from)));
            }
        }
        return new Workers(current.isEmpty() ? 0 : current.getLast(), failed, old);
    }
}
