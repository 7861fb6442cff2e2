package pgsvc.inventory.jinja.python;

/// What a name stands for that has no value. It may be handed on, tested and replaced by a default; any other use
/// is an error that tells this message.
///
/// @param message what is not defined, a whole sentence
/// @param mend what to write instead
/// @param offset where in the template the name stands, in code units; -1 where it is not known
/// @param empty whether it may also be used as an empty text: Jinja is lax with `a if b` where `b` does not hold
public record Undefined(String message, String mend, int offset, boolean empty) {

    public Undefined(String message, String mend, int offset) {
        this(message, mend, offset, false);
    }

    /// The error of using it.
    public PythonException use() {
        return new PythonException(message, mend, this);
    }

    /// What an empty text gives here, where this may be used as one.
    <T> T as(T ofEmptyText) {
        if (empty) {
            return ofEmptyText;
        }
        throw use();
    }
}
