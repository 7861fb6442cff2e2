package pgsvc.target;

/// What to do about a node's own words.
final class Refusal {
    private Refusal() {}

    /// An imperative sentence.
    static String mend(String words, String node) {
        if (words.contains("No space left") || words.contains("quota exceeded")) {
            return "Make room on " + node + ".";
        }
        if (words.contains("Read-only file system")) {
            return "Look why the file system of " + node + " cannot be written.";
        }
        if (words.contains("Permission denied") || words.contains("not permitted")) {
            return "Connect as a user who may do it, or set ansible_become: true.";
        }
        if (words.contains("not found")) {
            return "Install it on " + node + ".";
        }
        return "Look at it on " + node + ".";
    }
}
