package pgsvc.jmespath.value;

/// An expression that cannot be evaluated on the value that it was given.
public final class EvaluationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String message;
    private final String mend;

    /// @param message what is wrong, a whole sentence
    /// @param mend what to write instead, an imperative sentence
    public EvaluationException(String message, String mend) {
        super(message);
        this.message = message;
        this.mend = mend;
    }

    /// What is wrong; never null.
    @Override
    public String getMessage() {
        return message;
    }

    /// What to write instead.
    public String mend() {
        return mend;
    }
}
