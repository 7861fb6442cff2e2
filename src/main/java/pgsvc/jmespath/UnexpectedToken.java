package pgsvc.jmespath;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pgsvc.jmespath.Token.Kind;

/// A token where no such token can stand. Those who write a selector know SQL, Jinja or Python better than
/// JMESPath: their slips are told as what they are.
record UnexpectedToken(SyntaxErrors errors, List<Token> tokens, int index) {
    private static final Pattern BARE_VALUE = Pattern.compile("-?[0-9][A-Za-z0-9_.:/-]*");
    private static final Pattern JSON_NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");

    JmesPathException error() {
        return switch (token().kind()) {
            case END -> missingAtEnd();
            case NAME -> word();
            case NUMBER -> number();
            case LITERAL, QUOTED_NAME -> text();
            case RIGHT_BRACKET, RIGHT_PARENTHESIS, RIGHT_BRACE -> closing();
            case REFERENCE -> says("A single & does not combine conditions.", "Write && for \"and\".");
            case GREATER -> before().is(Kind.LESS) ? says("<> does not compare.", "Write !=.") : misplaced();
            case STAR -> before().endsValue() ? errors.arithmetic(token().start()) : misplaced();
            case COMMA -> comma();
            case DOT -> dot();
            case LEFT_PARENTHESIS -> says("Only the name of a function can stand before a (.", "Remove the (.");
            case LEFT_BRACE -> says("A { follows a value.", "Write .{ to select from it.");
            case COLON, CURRENT, PIPE, OR, AND, EQUAL, NOT_EQUAL, LESS, AT_MOST, AT_LEAST -> misplaced();
            case FLATTEN, FILTER, LEFT_BRACKET, NOT -> misplaced();
        };
    }

    private Token token() {
        return tokens.get(index);
    }

    /// The token before it; at the beginning, the end.
    private Token before() {
        return index == 0 ? tokens.getLast() : tokens.get(index - 1);
    }

    private JmesPathException says(String message, String mend) {
        return new JmesPathException(message, mend, token().start());
    }

    private JmesPathException missingAtEnd() {
        return index == 0
                ? says("The expression is empty.", "Write [] for all members.")
                : says("The expression ends too early.", "Write what belongs after the " + before().shown() + ".");
    }

    private JmesPathException word() {
        String word = token().name().toLowerCase(Locale.ROOT);
        if (before().is(Kind.NAME) && before().name().equalsIgnoreCase("not")) {
            return new JmesPathException(
                    "JMESPath has no word not.", "Write !" + token().name() + ".", before().start());
        }
        return switch (before().endsValue() ? word : "") {
            case "and" -> says("JMESPath has no word and.", "Write &&.");
            case "or" -> says("JMESPath has no word or.", "Write ||.");
            case "is", "eq" -> says("JMESPath has no word " + word + ".", "Write ==.");
            case "ne" -> says("JMESPath has no word ne.", "Write !=.");
            case "not", "in" ->
                says("JMESPath has no word " + word + ".", "Write contains(['a', 'b'], name) for \"is one of\".");
            case "like", "ilike", "matches" ->
                says("JMESPath has no patterns.", "Use starts_with(), ends_with() or contains().");
            default -> misplacedValue();
        };
    }

    private JmesPathException number() {
        if (before().is(Kind.NAME) && before().end() == token().start()) {
            return errors.hyphenated(token().start());
        }
        if (before().endsValue()) {
            return misplacedValue();
        }
        Matcher bare = BARE_VALUE
                .matcher(errors.text())
                .region(token().start(), errors.text().length());
        String value = bare.lookingAt() ? bare.group() : "";
        return JSON_NUMBER.matcher(value).matches()
                ? says("A number stands without backticks.", "Write `" + value + "`.")
                : says(value + " stands without quotes.", "Write '" + value + "'.");
    }

    private JmesPathException text() {
        boolean doubled = before().is(Kind.LITERAL)
                && before().end() == token().start()
                && errors.text().charAt(token().start()) == '\'';
        if (before().is(Kind.DOT)) {
            return says("After a . comes a name, not text.", "Put a name in double quotes, if in any.");
        }
        if (before().is(Kind.LEFT_BRACE) || before().is(Kind.COMMA)) {
            return says("A key is a name, not text.", "Put a key in double quotes, if in any.");
        }
        return doubled ? says("Two texts stand side by side.", "Write \\' for a quote in text.") : misplacedValue();
    }

    private JmesPathException misplacedValue() {
        if (before().is(Kind.LEFT_BRACKET)) {
            return says(
                    "The [ after a value takes a number, a slice or *.",
                    "Write [? to filter a list, or . and a name for an attribute.");
        }
        return before().endsValue()
                ? says("Two values stand side by side.", "Put an operator between them, such as == or &&.")
                : misplaced();
    }

    private JmesPathException closing() {
        Deque<Token> open = open();
        if (open.isEmpty()) {
            return says("The %s closes nothing.".formatted(token().shown()), "Remove it.");
        }
        return open.peek().kind().closing() == token().kind() ? misplaced() : errors.unclosed(open.element());
    }

    /// What was opened before the token and is not closed, the innermost first.
    private Deque<Token> open() {
        Deque<Token> open = new ArrayDeque<>();
        for (Token each : tokens.subList(0, index)) {
            if (each.kind().closing() != each.kind()) {
                open.push(each);
            } else if (each.kind().isClosing()) {
                open.poll();
            }
        }
        return open;
    }

    private JmesPathException comma() {
        return before().is(Kind.NUMBER)
                ? says("A list of numbers stands without backticks.", "Write it as a literal: `[1, 2]`.")
                : misplaced();
    }

    private JmesPathException dot() {
        return before().is(Kind.NUMBER) ? says("An index is a whole number.", "Remove the fraction.") : misplaced();
    }

    private JmesPathException misplaced() {
        return before().endsValue() || index == 0
                ? says("A %s cannot stand here.".formatted(token().shown()), "Remove it, or write what it belongs to.")
                : says(
                        "Between %s and %s something is missing.".formatted(before().shown(), token().shown()),
                        "Write what belongs after the " + before().shown() + ".");
    }
}
