package pgsvc.dsn;

/// A service cannot be reached in that way.
public final class NoEntryException extends Exception {
    private final String mend;

    NoEntryException(String message, String mend) {
        super(message);
        this.mend = mend;
    }

    /// What to do instead, a sentence.
    public String mend() {
        return mend;
    }
}
