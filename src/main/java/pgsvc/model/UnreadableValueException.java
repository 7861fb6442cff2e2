package pgsvc.model;

import pgsvc.diagnostic.SourceRange;

/// A variable that a service needs cannot be read: its template fails, or it is encrypted. It is the user's
/// mistake, found late since variables are expanded only when asked for; who asks turns it into a diagnostic.
public final class UnreadableValueException extends RuntimeException {
    private final transient SourceRange where;
    private final String mend;

    /// @param detail what is wrong, whole sentences
    public UnreadableValueException(String detail, String mend, SourceRange where) {
        super(detail);
        this.where = where;
        this.mend = mend;
    }

    /// Where the value stands.
    public SourceRange where() {
        return where;
    }

    /// What to write instead.
    public String mend() {
        return mend;
    }
}
