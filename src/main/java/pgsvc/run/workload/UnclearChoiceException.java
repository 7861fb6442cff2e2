package pgsvc.run.workload;

/// The user's words do not say what is to run: wrong usage.
public final class UnclearChoiceException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String mend;

    UnclearChoiceException(String message, String mend) {
        super(message);
        this.mend = mend;
    }

    /// What to say instead.
    public String mend() {
        return mend;
    }
}
