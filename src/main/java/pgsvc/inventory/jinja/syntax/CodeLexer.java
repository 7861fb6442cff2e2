package pgsvc.inventory.jinja.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pgsvc.inventory.jinja.literal.LiteralText;
import pgsvc.inventory.jinja.python.Numbers;
import pgsvc.inventory.jinja.syntax.Token.Kind;

/// Cuts what stands between `{{` and `}}`, or between `{%` and `%}`, into tokens.
final class CodeLexer {
    private static final Pattern OUTPUT_END = Pattern.compile("-}}\\s*+|}}");
    private static final Pattern STATEMENT_END = Pattern.compile("\\+%}|-%}\\s*+|%}(?:\\r\\n|\\r|\\n)?");
    private static final Pattern BLANKS = Pattern.compile("\\s++", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern REAL = Pattern.compile(
            "(?<!\\.)(?:\\d++_)*+\\d++(?:(?:\\.(?:\\d++_)*+\\d++)?[eE][+-]?(?:\\d++_)*+\\d++|\\.(?:\\d++_)*+\\d++)");
    private static final Pattern WHOLE = Pattern.compile(
            "0[bB](?:_?[01])++|0[oO](?:_?[0-7])++|0[xX](?:_?[0-9a-fA-F])++|[1-9](?:_?\\d)*+|0(?:_?0)*+");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*+");
    private static final Pattern TEXT =
            Pattern.compile("'(?:[^'\\\\]|\\\\.)*+'|\"(?:[^\"\\\\]|\\\\.)*+\"", Pattern.DOTALL);
    private static final Pattern OPERATOR = Pattern.compile("//|\\*\\*|[=!<>]=|[-+*/%~\\[\\](){}<>=.:|,;]");

    private final String source;
    private final boolean output;
    private final List<Token> tokens;
    private final Matcher matcher;
    private final Deque<String> brackets = new ArrayDeque<>();
    private int at;

    CodeLexer(String source, int start, boolean output, List<Token> tokens) {
        this.source = source;
        this.output = output;
        this.tokens = tokens;
        this.matcher = BLANKS.matcher(source).useTransparentBounds(true);
        this.at = start;
    }

    /// Reads up to the closing tag, and returns the offset behind it.
    ///
    /// @param opening where the opening tag stands
    int readTo(int opening) throws SyntaxException {
        while (true) {
            skipBlanks();
            int offset = at;
            if (offset == source.length()) {
                String end = output ? "}}" : "%}";
                throw new SyntaxException(
                        "The template begins here and does not end.", "Close it with " + end + ".", opening);
            }
            if (brackets.isEmpty() && taken(output ? OUTPUT_END : STATEMENT_END) != null) {
                tokens.add(new Token(output ? Kind.OUTPUT_END : Kind.STATEMENT_END, "", null, offset));
                return at;
            }
            token(offset);
        }
    }

    private void skipBlanks() {
        taken(BLANKS);
    }

    private @Nullable String taken(Pattern pattern) {
        if (!matcher.usePattern(pattern).region(at, source.length()).lookingAt()) {
            return null;
        }
        at = matcher.end();
        return matcher.group();
    }

    private void token(int offset) throws SyntaxException {
        String text = taken(REAL);
        if (text != null) {
            tokens.add(new Token(Kind.NUMBER, text, Double.valueOf(text.replace("_", "")), offset));
        } else if ((text = taken(WHOLE)) != null) {
            tokens.add(new Token(Kind.NUMBER, text, whole(text, offset), offset));
        } else if ((text = taken(NAME)) != null) {
            tokens.add(new Token(Kind.NAME, text, null, offset));
        } else if ((text = taken(TEXT)) != null) {
            tokens.add(new Token(Kind.TEXT, Lexer.oneKindOfLineEnd(content(text, offset)), null, offset));
        } else {
            operator(taken(OPERATOR), offset);
        }
    }

    private static Number whole(String text, int offset) throws SyntaxException {
        String digits = text.replace("_", "");
        String prefix = digits.length() < 2 ? "" : digits.substring(0, 2).toLowerCase(Locale.ROOT);
        int base = switch (prefix) {
            case "0x" -> 16;
            case "0o" -> 8;
            case "0b" -> 2;
            default -> 10;
        };
        if (digits.length() > Numbers.MAX_DIGITS) {
            throw new SyntaxException("The number has too many digits.", "Write a smaller number.", offset);
        }
        return Numbers.parseWhole(digits, base).orElseThrow();
    }

    /// Ansible doubles each backslash between `{{` and `}}`, so that texts have no escapes there; elsewhere they
    /// have Python's.
    private String content(String literal, int offset) throws SyntaxException {
        String body = literal.substring(1, literal.length() - 1);
        if (output && body.contains("\\" + literal.charAt(0))) {
            throw new SyntaxException(
                    "A quote cannot be escaped with a backslash here.",
                    "Use the other kind of quote around the text.",
                    offset);
        }
        try {
            return output ? body : LiteralText.unescape(body);
        } catch (IllegalArgumentException _) {
            throw new SyntaxException("The text holds a broken escape.", "Write a backslash as \\\\.", offset);
        }
    }

    private void operator(@Nullable String operator, int offset) throws SyntaxException {
        if (operator == null) {
            throw unexpected(offset);
        }
        switch (operator) {
            case "(" -> brackets.push(")");
            case "[" -> brackets.push("]");
            case "{" -> brackets.push("}");
            case ")", "]", "}" -> close(operator, offset);
            default -> {}
        }
        tokens.add(new Token(Kind.OPERATOR, operator, null, offset));
    }

    private void close(String bracket, int offset) throws SyntaxException {
        String expected = brackets.poll();
        if (expected == null) {
            throw new SyntaxException("The bracket \"" + bracket + "\" closes nothing.", "Remove it.", offset);
        }
        if (!bracket.equals(expected)) {
            throw new SyntaxException(
                    "Here stands \"" + bracket + "\" where \"" + expected + "\" is expected.",
                    "Close each bracket by its own kind.",
                    offset);
        }
    }

    private SyntaxException unexpected(int offset) {
        String found = Character.toString(source.codePointAt(offset));
        return "'\"".contains(found)
                ? new SyntaxException("A text begins here and does not end.", "Close the quote.", offset)
                : new SyntaxException(
                        "The character \"" + found + "\" has no meaning here.",
                        "Remove it, or put it in quotes.",
                        offset);
    }
}
