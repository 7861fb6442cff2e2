package pgsvc.inventory.jinja;

import pgsvc.inventory.jinja.literal.Literal;
import pgsvc.inventory.jinja.python.Budget;

/// What a template printed, and what Ansible makes of it.
final class Printed {
    private final StringBuilder text = new StringBuilder();
    private int pieces;
    private boolean keptText;

    /// @param kept whether the piece stays text even if it looks like something else, as the filter `string` has
    ///     it
    void add(String piece, boolean kept) {
        Budget.text((long) text.length() + piece.length());
        text.append(piece);
        pieces++;
        keptText = kept;
    }

    /// The value: a list, a mapping or a boolean where the text reads as one in Python, else the text.
    ///
    /// @param template the template's own text, whose line ends at the end are kept
    Object value(String template) {
        String result = text.toString();
        boolean literal =
                result.startsWith("{") || result.startsWith("[") || result.equals("True") || result.equals("False");
        if (literal && !(keptText && pieces == 1)) {
            return Literal.parse(result).orElseGet(() -> withLineEnds(result, template));
        }
        return withLineEnds(result, template);
    }

    private static String withLineEnds(String result, String template) {
        return result + "\n".repeat(Math.max(0, lineEnds(template) - lineEnds(result)));
    }

    private static int lineEnds(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        return text.length() - end;
    }
}
