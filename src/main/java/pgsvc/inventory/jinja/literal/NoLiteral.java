package pgsvc.inventory.jinja.literal;

/// The text is no literal, and its reader keeps it as text. Carries nothing.
final class NoLiteral extends Exception {
    private static final long serialVersionUID = 1L;

    NoLiteral() {
        super(null, null, false, false);
    }

    static void unless(boolean holds) throws NoLiteral {
        if (!holds) {
            throw new NoLiteral();
        }
    }
}
