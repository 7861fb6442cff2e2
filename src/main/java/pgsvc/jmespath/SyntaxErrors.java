package pgsvc.jmespath;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says what is wrong with a text that is no expression, and how to mend it.
record SyntaxErrors(String text) {
    private static final Pattern HYPHENATED = Pattern.compile("[A-Za-z0-9_]+(-[A-Za-z0-9_]*)+");

    JmesPathException tooLong(int offset) {
        return new JmesPathException(
                "The expression is longer than %d tokens or %d characters."
                        .formatted(Lexer.MOST_TOKENS, Expression.LONGEST),
                "Shorten it: contains(`[\"a\", \"b\"]`, name) replaces a chain of comparisons.",
                offset);
    }

    JmesPathException tooDeep(int offset) {
        return new JmesPathException(
                "The expression nests more than %d levels deep.".formatted(Parser.DEEPEST),
                "Take out brackets that are not needed.",
                offset);
    }

    JmesPathException unknownCharacter(int offset) {
        return switch (text.charAt(offset)) {
            case '=' -> singleEquals(offset);
            case '-' -> hyphen(offset);
            case '+', '/', '%', '^' -> arithmetic(offset);
            case '?' ->
                new JmesPathException("The ? of a filter stands apart.", "Write [? with nothing between.", offset);
            case '$' ->
                new JmesPathException(
                        "JMESPath has no variables.", "Remove the $, or put text in single quotes.", offset);
            case '\u2018', '\u2019', '\u201c', '\u201d', '\u00b4' ->
                new JmesPathException(
                        "A typographic quote quotes nothing.", "Put text in plain quotes: 'primary'.", offset);
            default -> strangeCharacter(offset);
        };
    }

    JmesPathException arithmetic(int offset) {
        return new JmesPathException(
                "JMESPath does not calculate.",
                "Compare with the result, or put text that has a %s in single quotes.".formatted(text.charAt(offset)),
                offset);
    }

    /// The word around the offset, which has a hyphen in it.
    JmesPathException hyphenated(int offset) {
        Matcher words = HYPHENATED.matcher(text);
        while (words.find()) {
            if (words.start() <= offset && offset < words.end()) {
                return hyphenatedWord(words.group(), words.start());
            }
        }
        return arithmetic(offset);
    }

    JmesPathException unclosedQuote(int offset) {
        char quote = text.charAt(offset);
        String name = quote == '`' ? "backtick" : quote == '"' ? "double quote" : "single quote";
        return new JmesPathException(
                "The %s that opens here is not closed.".formatted(name), "Add the closing " + quote + ".", offset);
    }

    JmesPathException badLiteral(int offset) {
        return new JmesPathException(
                "What stands between the backticks is neither JSON nor a plain word.",
                "Put text in single quotes: 'primary'.",
                offset);
    }

    JmesPathException badQuotedName(int offset) {
        return new JmesPathException(
                "The name in double quotes is no JSON string.",
                "Write \\\\ for a backslash, \\n for the end of a line, \\t for a tabulator.",
                offset);
    }

    JmesPathException quotedFunction(Token name) {
        return new JmesPathException(
                "The name of a function stands in quotes.", "Write " + name.name() + "(...).", name.start());
    }

    JmesPathException unclosed(Token open) {
        return new JmesPathException(
                "The %s that opens here is not closed.".formatted(open.kind().sign()),
                "Add the closing " + open.kind().closing().sign() + ".",
                open.start());
    }

    JmesPathException unexpected(List<Token> tokens, int index) {
        return new UnexpectedToken(this, tokens, index).error();
    }

    private JmesPathException singleEquals(int offset) {
        String before = text.substring(0, offset).stripTrailing();
        String after = text.substring(offset + 1);
        String operator = before.endsWith("!")
                ? "!="
                : before.endsWith("<") || after.startsWith("<")
                        ? "<="
                        : before.endsWith(">") || after.startsWith(">") ? ">=" : "==";
        return new JmesPathException("A single = does not compare.", "Write " + operator + ".", offset);
    }

    private JmesPathException hyphen(int offset) {
        boolean withinWord =
                offset > 0 && HYPHENATED.matcher(text.substring(offset - 1)).lookingAt();
        return withinWord ? hyphenated(offset) : arithmetic(offset);
    }

    private static JmesPathException hyphenatedWord(String word, int offset) {
        return new JmesPathException(
                "%s has a hyphen and no quotes.".formatted(word),
                "Write '%s' for the text, or \"%s\" for the attribute of that name.".formatted(word, word),
                offset);
    }

    private JmesPathException strangeCharacter(int offset) {
        int character = text.codePointAt(offset);
        boolean visible = !Character.isISOControl(character) && !Character.isSpaceChar(character);
        String shown = visible ? Character.toString(character) : "U+%04X".formatted(character);
        return new JmesPathException(
                "The character %s is no part of the language.".formatted(shown),
                "Remove it, or put the text in single quotes.",
                offset);
    }
}
