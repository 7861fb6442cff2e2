package pgsvc.inventory.ansible;

/// A pattern for hosts (`--limit`) that is malformed or matches nothing. The message is for the user.
public final class PatternException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String part;

    PatternException(String part, String message) {
        super(message);
        this.part = part;
    }

    /// The part of the pattern that is at fault.
    public String part() {
        return part;
    }
}
