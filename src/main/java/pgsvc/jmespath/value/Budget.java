package pgsvc.jmespath.value;

/// What one evaluation may cost. A few dozen characters can ask for a list of billions (`[@,@][] | [@,@][] |
/// ...`), and data from YAML can contain itself; a selector must answer or fail, not take the process with it.
public final class Budget {
    /// Elements and characters that one evaluation may produce or look at.
    static final int ELEMENTS = 10_000_000;

    /// How deep the values may nest that one evaluation compares or prints.
    static final int DEPTH = 500;

    private long left = ELEMENTS;
    private int depth;

    /// Takes the cost of so many elements or characters.
    public void spend(long elements) throws EvaluationException {
        left -= elements;
        if (left < 0) {
            throw new EvaluationException(
                    "The expression produces more than 10,000,000 elements or characters.",
                    "Narrow the list with a filter before multiplying it.");
        }
    }

    /// Enters one level of a nested value, with so many elements in it.
    void enter(int elements) throws EvaluationException {
        spend(1L + elements);
        if (++depth > DEPTH) {
            throw new EvaluationException(
                    "A value nests more than " + DEPTH + " levels deep.", "Compare or print a part of it instead.");
        }
    }

    /// Leaves the level that was entered last.
    void leave() {
        depth--;
    }
}
