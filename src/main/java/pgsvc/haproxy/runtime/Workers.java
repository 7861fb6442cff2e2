package pgsvc.haproxy.runtime;

/// What HAProxy's master says about its worker processes (`show proc` on the master socket).
///
/// @param current the process id of the worker in charge; 0 when there is none
/// @param failedReloads reloads that failed since the last that did not
public record Workers(long current, int failedReloads) {

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
        long current = 0;
        int failed = 0;
        for (String line : answer.split("\n")) {
            if (line.startsWith("# old workers")) {
                break;
            }
            String[] words = line.split(" +");
            if (words.length > 2 && words[1].equals("worker")) {
                current = Long.parseLong(words[0]);
            } else if (line.contains("[failed: ")) {
                int from = line.indexOf("[failed: ") + 9;
                failed = Integer.parseInt(line.substring(from, line.indexOf(']', from)));
            }
        }
        return new Workers(current, failed);
    }
}
