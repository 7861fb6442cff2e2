package pgsvc.target;

/// A node cannot be reached, or refuses.
public final class TargetException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String mend;
    private final boolean gone;

    private TargetException(String message, String mend, boolean gone) {
        super(message);
        this.mend = mend;
        this.gone = gone;
    }

    /// The node refuses one thing; it can be asked for others.
    ///
    /// @param message what was refused, with the node's own words
    /// @param mend what to do about it, an imperative sentence
    public static TargetException refused(String message, String mend) {
        return new TargetException(message, mend, false);
    }

    /// The same, with what to do found in the node's words.
    ///
    /// @param node the node's name
    /// @param what it refuses to do, such as `write /etc/a`
    /// @param why its own words, in the C locale
    public static TargetException refusedBy(String node, String what, String why) {
        return refused("cannot " + what + " on " + node + ": " + why, Refusal.mend(why, node));
    }

    /// Another has the lock.
    ///
    /// @param node the node's name
    /// @param file that stands for it
    /// @param text what the file holds: a line with the holder's words, and one with its process there
    public static TargetException locked(String node, String file, String text) {
        String[] other = (text + "\n\n").split("\n", -1);
        return refused(
                "the lock of " + node + " is taken by " + (other[0].isEmpty() ? "another" : other[0]),
                "Wait for its end; the lock is " + file
                        + (other[1].isEmpty() ? "." : ", held by process " + other[1] + " there."));
    }

    /// The node cannot be reached, or not any more: what was under way may have been done or not.
    public static TargetException gone(String message, String mend) {
        return new TargetException(message, mend, true);
    }

    /// What to do about it, an imperative sentence.
    public String mend() {
        return mend;
    }

    /// Whether nothing more can be asked of the node.
    public boolean isGone() {
        return gone;
    }
}
