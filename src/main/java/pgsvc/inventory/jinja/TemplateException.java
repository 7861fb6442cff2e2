package pgsvc.inventory.jinja;

import org.jspecify.annotations.Nullable;
import pgsvc.inventory.jinja.python.PythonException;
import pgsvc.inventory.jinja.python.Undefined;
import pgsvc.inventory.jinja.syntax.SyntaxException;

/// A template cannot be read or evaluated. The message says what is wrong in whole sentences, for the inventory's
/// author.
public class TemplateException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final String IN_VARIABLE = "In the value of \"";

    private final String mend;
    private final int offset;
    private final boolean undefined;

    /// @param message what is wrong, whole sentences
    /// @param mend what to write instead, an imperative sentence
    /// @param offset code unit in the template's text, -1 where it is not known
    public TemplateException(String message, String mend, int offset) {
        this(message, mend, offset, false, null);
    }

    private TemplateException(String message, String mend, int offset, boolean undefined, @Nullable Throwable cause) {
        super(message, cause);
        this.mend = mend;
        this.offset = offset;
        this.undefined = undefined;
    }

    /// The use of what is not defined. A variable whose value fails so can be replaced by `default`.
    public static TemplateException undefined(String message, String mend, int offset) {
        return new TemplateException(message, mend, offset, true, null);
    }

    static TemplateException of(SyntaxException e) {
        return new TemplateException(String.valueOf(e.getMessage()), e.mend(), e.offset());
    }

    /// @param offset where the expression stands that failed; an undefined name knows its own place
    static TemplateException of(PythonException e, int offset) {
        Undefined undefined = e.undefined();
        int where = undefined == null || undefined.offset() < 0 ? offset : undefined.offset();
        return new TemplateException(String.valueOf(e.getMessage()), e.mend(), where, undefined != null, null);
    }

    /// The same failure, seen from the template that refers to the value that has it.
    TemplateException seenFrom(int referenceOffset) {
        return new TemplateException(String.valueOf(getMessage()), mend, referenceOffset, undefined, this);
    }

    /// The same failure, seen from a template that refers to the variable by its name. The message names the
    /// variable where the fault is, and not those on the way to it.
    TemplateException inVariable(String name, int referenceOffset) {
        boolean named = String.valueOf(getMessage()).startsWith(IN_VARIABLE);
        String message = named ? String.valueOf(getMessage()) : IN_VARIABLE + name + "\": " + getMessage();
        return new TemplateException(message, mend, referenceOffset, undefined, this);
    }

    /// What to write instead.
    public String mend() {
        return mend;
    }

    /// Where, as a code unit in the template's text; -1 where it is not known.
    public int offset() {
        return offset;
    }

    /// Whether it is the use of what is not defined.
    public boolean isUndefined() {
        return undefined;
    }
}
