package pgsvc.run.process;

/// HAProxy is not there, does not start, or does not answer.
public final class HaproxyException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String mend;

    /// @param message what happened, with HAProxy's own words where it spoke
    /// @param mend what to do about it, an imperative sentence
    public HaproxyException(String message, String mend) {
        super(message);
        this.mend = mend;
    }

    /// What to do about it, an imperative sentence.
    public String mend() {
        return mend;
    }
}
