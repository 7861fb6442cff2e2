package pgsvc.inventory.jinja.syntax;

/// The text is no template, or uses what pgsvc does not read.
public final class SyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String mend;
    private final int offset;

    /// @param offset code unit in the template's text
    SyntaxException(String message, String mend, int offset) {
        super(message);
        this.mend = mend;
        this.offset = offset;
    }

    /// What to write instead.
    public String mend() {
        return mend;
    }

    /// Where, in code units of the template's text.
    public int offset() {
        return offset;
    }
}
