package pgsvc.inventory.jinja.python;

import org.jspecify.annotations.Nullable;

/// An operation that Python refuses for these values, or that would grow out of all bounds. It knows no place: who
/// evaluates an expression adds that.
public final class PythonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String mend;
    private final transient @Nullable Undefined undefined;

    public PythonException(String message, String mend) {
        this(message, mend, null);
    }

    PythonException(String message, String mend, @Nullable Undefined undefined) {
        super(message, null, false, false);
        this.mend = mend;
        this.undefined = undefined;
    }

    /// The error of an operation that does not exist between these two values.
    static PythonException mismatch(String operator, @Nullable Object left, @Nullable Object right) {
        if (left instanceof Undefined undefined) {
            return undefined.use();
        }
        if (right instanceof Undefined undefined) {
            return undefined.use();
        }
        String found = "\"" + operator + "\" does not work between " + Values.describe(left) + " and "
                + Values.describe(right) + ".";
        boolean textAndNumber = left instanceof String ^ right instanceof String;
        String mend = textAndNumber
                ? "Turn the text into a number with |int, or join both as text with ~."
                : "Give both sides values of the same kind.";
        return new PythonException(found, mend);
    }

    /// What to write instead.
    public String mend() {
        return mend;
    }

    /// The undefined value whose use is the error, or null where the error is another.
    public @Nullable Undefined undefined() {
        return undefined;
    }
}
