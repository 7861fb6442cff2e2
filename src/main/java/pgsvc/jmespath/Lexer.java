package pgsvc.jmespath;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pgsvc.jmespath.Token.Kind;
import pgsvc.jmespath.value.Blanks;
import pgsvc.jmespath.value.JsonReader;
import pgsvc.jmespath.value.NotJsonException;

/// Cuts an expression into tokens.
final class Lexer {
    /// More tokens than any selector needs, and few enough that no tree of them exhausts a thread's stack.
    static final int MOST_TOKENS = 1000;

    private static final int LONGEST_SIGN = 2;
    private static final BigInteger LARGEST_NUMBER = BigInteger.valueOf(Integer.MAX_VALUE);

    private final String text;
    private final SyntaxErrors errors;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    Lexer(String text) {
        this.text = text;
        this.errors = new SyntaxErrors(text);
    }

    /// All tokens, the last of which is the end.
    List<Token> tokens() throws JmesPathException {
        while (position < text.length()) {
            char c = text.charAt(position);
            if (" \t\n\r".indexOf(c) >= 0) {
                position++;
            } else {
                token(c);
            }
            if (tokens.size() > MOST_TOKENS) {
                throw errors.tooLong(position);
            }
        }
        add(Kind.END, null, position);
        return tokens;
    }

    private void token(char c) throws JmesPathException {
        int start = position;
        if (c == '\'') {
            add(Kind.LITERAL, enclosed().replace("\\'", "'"), start);
        } else if (c == '`') {
            add(Kind.LITERAL, literal(enclosed().replace("\\`", "`"), start), start);
        } else if (c == '"') {
            add(Kind.QUOTED_NAME, quotedName('"' + enclosed() + '"', start), start);
        } else if (isNameStart(c)) {
            position = endOfName();
            add(Kind.NAME, text.substring(start, position), start);
        } else if (isDigitAt(position) || c == '-' && isDigitAt(position + 1)) {
            position = endOfDigits();
            add(Kind.NUMBER, clamped(text.substring(start, position)), start);
        } else {
            add(sign(), null, start);
        }
    }

    private void add(Kind kind, @Nullable Object value, int start) {
        tokens.add(new Token(kind, value, start, position));
    }

    private Kind sign() throws JmesPathException {
        for (int length = LONGEST_SIGN; length > 0; length--) {
            Kind kind = Kind.of(text.substring(position, Math.min(text.length(), position + length)));
            if (kind != null) {
                position += kind.sign().length();
                return kind;
            }
        }
        throw errors.unknownCharacter(position);
    }

    /// What stands up to the next quote of the same kind that no backslash precedes; backslashes stay.
    private String enclosed() throws JmesPathException {
        int start = position;
        char quote = text.charAt(start);
        position++;
        while (position < text.length() && text.charAt(position) != quote) {
            position += text.charAt(position) == '\\' ? 2 : 1;
        }
        if (position >= text.length()) {
            throw errors.unclosedQuote(start);
        }
        position++;
        return text.substring(start + 1, position - 1);
    }

    /// JSON, or else a word: the form that JEP-12 replaced, and that the stock selectors use.
    private @Nullable Object literal(String content, int start) throws JmesPathException {
        try {
            return JsonReader.read(content);
        } catch (NotJsonException notJson) {
            if (notJson.tooDeep()) {
                throw errors.tooDeep(start);
            }
            return word(content, start);
        }
    }

    private @Nullable Object word(String content, int start) throws JmesPathException {
        try {
            return JsonReader.read('"' + Blanks.stripLeading(content) + '"');
        } catch (NotJsonException _) {
            throw errors.badLiteral(start);
        }
    }

    private @Nullable Object quotedName(String json, int start) throws JmesPathException {
        try {
            return JsonReader.read(json);
        } catch (NotJsonException _) {
            throw errors.badQuotedName(start);
        }
    }

    private int endOfName() {
        int end = position + 1;
        while (end < text.length() && (isNameStart(text.charAt(end)) || isDigitAt(end))) {
            end++;
        }
        return end;
    }

    private int endOfDigits() {
        int end = position + 1;
        while (isDigitAt(end)) {
            end++;
        }
        return end;
    }

    /// No list is longer than the largest `int`, so that any greater index means the same.
    private static Integer clamped(String digits) {
        return new BigInteger(digits)
                .min(LARGEST_NUMBER)
                .max(LARGEST_NUMBER.negate())
                .intValue();
    }

    private static boolean isNameStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private boolean isDigitAt(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }
}
