package pgsvc.jmespath;

import pgsvc.jmespath.value.EvaluationException;

/// A text that is no JMESPath expression, or an expression that cannot be evaluated on the data it was given. The
/// message says what is wrong and [#mend()] what to write instead, both in sentences for the author of the
/// inventory.
public final class JmesPathException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int NOWHERE = -1;

    private final String message;
    private final String mend;
    private final int offset;

    JmesPathException(String message, String mend, int offset) {
        super(message);
        this.message = message;
        this.mend = mend;
        this.offset = offset;
    }

    JmesPathException(EvaluationException cause) {
        super(cause.getMessage(), cause);
        this.message = cause.getMessage();
        this.mend = cause.mend();
        this.offset = NOWHERE;
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

    /// Where in the expression, in UTF-16 code units from its beginning, or -1 when it is about the evaluation.
    public int offset() {
        return offset;
    }
}
