package pgsvc.inventory.jinja.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pgsvc.inventory.jinja.syntax.Expression.Arguments;
import pgsvc.inventory.jinja.syntax.Expression.Named;
import pgsvc.inventory.jinja.syntax.Expression.Pair;
import pgsvc.inventory.jinja.syntax.Token.Kind;

/// Reads what operators stand between: names, literals and brackets, with the attributes, items, calls, filters
/// and tests that follow.
final class OperandParser {
    private static final Set<Kind> ARGUMENT_STARTS = Set.of(Kind.NAME, Kind.TEXT, Kind.NUMBER);
    private static final Set<String> WORDS_AFTER_TEST = Set.of("else", "or", "and");

    private final TokenStream tokens;
    private final ExpressionParser expressions;

    OperandParser(TokenStream tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    Expression primary() throws SyntaxException {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case NAME -> named(tokens.next());
            case TEXT -> texts();
            case NUMBER -> new Expression.Constant(tokens.next().value(), token.offset());
            case OPERATOR -> bracketed(token);
            case RAW_TEXT, OUTPUT_START, OUTPUT_END, STATEMENT_START, STATEMENT_END, END ->
                throw tokens.unexpected("a value");
        };
    }

    private static Expression named(Token token) {
        return switch (token.text()) {
            case "true", "True" -> new Expression.Constant(true, token.offset());
            case "false", "False" -> new Expression.Constant(false, token.offset());
            case "none", "None" -> new Expression.Constant(null, token.offset());
            default -> new Expression.Name(token.text(), token.offset());
        };
    }

    private Expression texts() {
        int offset = tokens.peek().offset();
        StringBuilder text = new StringBuilder();
        while (tokens.peek().kind() == Kind.TEXT) {
            text.append(tokens.next().text());
        }
        return new Expression.Constant(text.toString(), offset);
    }

    private Expression bracketed(Token token) throws SyntaxException {
        return switch (token.text()) {
            case "(" -> parenthesised();
            case "[" -> list();
            case "{" -> mapping();
            default -> throw tokens.unexpected("a value");
        };
    }

    private Expression parenthesised() throws SyntaxException {
        int offset = tokens.next().offset();
        if (tokens.skipOperator(")")) {
            return new Expression.Sequence(List.of(), true, offset);
        }
        Expression inside = expressions.expressions();
        tokens.expectOperator(")");
        return inside;
    }

    private Expression list() throws SyntaxException {
        int offset = tokens.next().offset();
        List<Expression> items = new ArrayList<>();
        while (!tokens.skipOperator("]")) {
            separator(items.isEmpty(), "]");
            if (!tokens.peek().isOperator("]")) {
                items.add(expressions.expression());
            }
        }
        return new Expression.Sequence(items, false, offset);
    }

    private void separator(boolean first, String close) throws SyntaxException {
        if (!first && !tokens.skipOperator(",")) {
            throw tokens.unexpected("\",\" or \"" + close + "\"");
        }
    }

    private Expression mapping() throws SyntaxException {
        int offset = tokens.next().offset();
        List<Pair> pairs = new ArrayList<>();
        while (!tokens.skipOperator("}")) {
            separator(pairs.isEmpty(), "}");
            if (!tokens.peek().isOperator("}")) {
                Expression key = expressions.expression();
                tokens.expectOperator(":");
                pairs.add(new Pair(key, expressions.expression()));
            }
        }
        return new Expression.Mapping(pairs, offset);
    }

    /// The attributes, items and calls that follow a value.
    Expression postfix(Expression value) throws SyntaxException {
        Expression result = value;
        while (true) {
            Token next = tokens.peek();
            if (next.isOperator(".")) {
                result = attribute(result);
            } else if (next.isOperator("[")) {
                result = item(result);
            } else if (next.isOperator("(")) {
                result = new Expression.Call(result, arguments(), next.offset());
            } else {
                return result;
            }
            tokens.deeper();
        }
    }

    private Expression attribute(Expression of) throws SyntaxException {
        tokens.next();
        Token name = tokens.next();
        if (name.kind() == Kind.NAME) {
            return new Expression.Attribute(of, name.text(), name.offset());
        }
        if (name.kind() == Kind.NUMBER && !(name.value() instanceof Double)) {
            return new Expression.Item(of, new Expression.Constant(name.value(), name.offset()), name.offset());
        }
        throw new SyntaxException(
                "After \".\" stands " + name.described() + " where a name is expected.",
                "Write the name of an attribute, or [...] for a key with other characters.",
                name.offset());
    }

    private Expression item(Expression of) throws SyntaxException {
        int offset = tokens.next().offset();
        Expression from = tokens.peek().isOperator(":") ? null : expressions.expression();
        Expression result = tokens.peek().isOperator(":") || from == null
                ? slice(of, from, offset)
                : new Expression.Item(of, from, offset);
        tokens.expectOperator("]");
        return result;
    }

    private Expression slice(Expression of, @Nullable Expression from, int offset) throws SyntaxException {
        tokens.expectOperator(":");
        Expression to = sliceBound();
        Expression step = tokens.skipOperator(":") ? sliceBound() : null;
        return new Expression.Slice(of, from, to, step, offset);
    }

    private @Nullable Expression sliceBound() throws SyntaxException {
        boolean absent = tokens.peek().isOperator(":") || tokens.peek().isOperator("]");
        return absent ? null : expressions.expression();
    }

    /// The filters, tests and calls that follow a value with its signs.
    Expression filtersAndTests(Expression value) throws SyntaxException {
        Expression result = value;
        while (true) {
            Token next = tokens.peek();
            if (next.isOperator("|")) {
                result = filter(result);
            } else if (next.isName("is")) {
                result = test(result);
            } else if (next.isOperator("(")) {
                result = new Expression.Call(result, arguments(), next.offset());
            } else {
                return result;
            }
            tokens.deeper();
        }
    }

    private Expression filter(Expression of) throws SyntaxException {
        tokens.next();
        int offset = tokens.peek().offset();
        String name = dottedName("the name of a filter");
        Arguments arguments = tokens.peek().isOperator("(") ? arguments() : Arguments.NONE;
        return new Expression.Filter(of, name, arguments, offset);
    }

    private String dottedName(String wanted) throws SyntaxException {
        StringBuilder name = new StringBuilder(tokens.expect(Kind.NAME, wanted).text());
        while (tokens.skipOperator(".")) {
            name.append('.').append(tokens.expect(Kind.NAME, wanted).text());
        }
        return name.toString();
    }

    private Expression test(Expression of) throws SyntaxException {
        tokens.next();
        boolean negated = tokens.skipName("not");
        int offset = tokens.peek().offset();
        String name = dottedName("the name of a test");
        return new Expression.Test(of, name, negated, testArguments(), offset);
    }

    private Arguments testArguments() throws SyntaxException {
        Token next = tokens.peek();
        if (next.isOperator("(")) {
            return arguments();
        }
        boolean starts = ARGUMENT_STARTS.contains(next.kind()) || next.isOperator("[") || next.isOperator("{");
        if (!starts || next.kind() == Kind.NAME && WORDS_AFTER_TEST.contains(next.text())) {
            return Arguments.NONE;
        }
        if (next.isName("is")) {
            throw new SyntaxException("Two tests follow each other.", "Join them with \"and\".", next.offset());
        }
        return new Arguments(List.of(postfix(primary())), List.of());
    }

    private Arguments arguments() throws SyntaxException {
        tokens.expectOperator("(");
        List<Expression> positional = new ArrayList<>();
        List<Named> named = new ArrayList<>();
        while (!tokens.skipOperator(")")) {
            separator(positional.isEmpty() && named.isEmpty(), ")");
            if (!tokens.peek().isOperator(")")) {
                argument(positional, named);
            }
        }
        return new Arguments(positional, named);
    }

    private void argument(List<Expression> positional, List<Named> named) throws SyntaxException {
        Token first = tokens.peek();
        if (first.kind() == Kind.NAME && tokens.peekBehind().isOperator("=")) {
            tokens.next();
            tokens.next();
            named.add(new Named(first.text(), expressions.expression()));
        } else if (first.isOperator("*") || first.isOperator("**") || !named.isEmpty()) {
            throw tokens.unexpected(named.isEmpty() ? "an argument" : "an argument with a name");
        } else {
            positional.add(expressions.expression());
        }
    }
}
