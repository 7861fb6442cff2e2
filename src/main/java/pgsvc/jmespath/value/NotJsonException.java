package pgsvc.jmespath.value;

/// A text that is no JSON, or that nests deeper than a literal may. It carries no stack trace: the words in
/// backticks of every stock selector end here, and the trace would be most of the cost of parsing them.
public final class NotJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean tooDeep;

    NotJsonException(String message, boolean tooDeep) {
        super(message, null, false, false);
        this.tooDeep = tooDeep;
    }

    /// Whether it may be JSON, but nests too deep to be read.
    public boolean tooDeep() {
        return tooDeep;
    }
}
