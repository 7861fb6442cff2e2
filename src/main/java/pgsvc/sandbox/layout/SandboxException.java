package pgsvc.sandbox.layout;

/// A sandbox cannot be had, or cannot do what it is asked for.
public final class SandboxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String mend;

    /// @param message what happened, without a full stop
    /// @param mend what to do about it, an imperative sentence
    public SandboxException(String message, String mend) {
        super(message);
        this.mend = mend;
    }

    /// What to do about it, an imperative sentence.
    public String mend() {
        return mend;
    }
}
