package pgsvc.inventory.jinja.syntax;

import org.jspecify.annotations.Nullable;

/// A piece of a template's text.
///
/// @param text as it is written, but for texts (without quotes and escapes) and raw text (with one kind of line
///     end)
/// @param value what a number stands for
record Token(Kind kind, String text, @Nullable Object value, int offset) {

    enum Kind {
        RAW_TEXT,
        OUTPUT_START,
        OUTPUT_END,
        STATEMENT_START,
        STATEMENT_END,
        NAME,
        TEXT,
        NUMBER,
        OPERATOR,
        END
    }

    boolean is(Kind wanted, String wantedText) {
        return kind == wanted && text.equals(wantedText);
    }

    boolean isOperator(String operator) {
        return is(Kind.OPERATOR, operator);
    }

    boolean isName(String name) {
        return is(Kind.NAME, name);
    }

    /// As a message to the user says it.
    String described() {
        return switch (kind) {
            case OUTPUT_END -> "\"}}\"";
            case STATEMENT_END -> "\"%}\"";
            case TEXT -> "a text";
            case END -> "the end of the text";
            case NAME, NUMBER, OPERATOR, RAW_TEXT, OUTPUT_START, STATEMENT_START -> "\"" + text + "\"";
        };
    }
}
