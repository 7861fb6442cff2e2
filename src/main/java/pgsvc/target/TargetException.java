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
