package pgsvc.inventory.jinja.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pgsvc.inventory.jinja.syntax.Expression.Operand;
import pgsvc.inventory.jinja.syntax.Token.Kind;

/// Reads expressions by Jinja's precedence, from `a if b else c`, which binds least, to signs, which bind most.
final class ExpressionParser {
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

    private final TokenStream tokens;
    private final OperandParser operands;

    ExpressionParser(TokenStream tokens) {
        this.tokens = tokens;
        this.operands = new OperandParser(tokens, this);
    }

    /// An expression, or several with commas between them, which make a tuple.
    Expression expressions() throws SyntaxException {
        int offset = tokens.peek().offset();
        Expression first = expression();
        if (!tokens.peek().isOperator(",")) {
            return first;
        }
        List<Expression> items = new ArrayList<>(List.of(first));
        while (tokens.skipOperator(",") && !atTupleEnd()) {
            items.add(expression());
        }
        return new Expression.Sequence(items, true, offset);
    }

    private boolean atTupleEnd() {
        Token next = tokens.peek();
        return next.kind() == Kind.OUTPUT_END || next.kind() == Kind.STATEMENT_END || next.isOperator(")");
    }

    /// One expression.
    Expression expression() throws SyntaxException {
        int depth = tokens.depth();
        tokens.deeper();
        Expression then = withoutCondition();
        while (tokens.peek().isName("if")) {
            tokens.deeper();
            int offset = tokens.next().offset();
            Expression condition = withoutCondition();
            then = new Expression.Conditional(condition, then, otherwise(), offset);
        }
        tokens.backTo(depth);
        return then;
    }

    private @Nullable Expression otherwise() throws SyntaxException {
        return tokens.skipName("else") ? expression() : null;
    }

    /// One expression other than `a if b`, as the items of a loop are read.
    Expression withoutCondition() throws SyntaxException {
        Expression left = conjunction();
        while (tokens.peek().isName("or")) {
            tokens.deeper();
            int offset = tokens.next().offset();
            left = new Expression.Logical(false, left, conjunction(), offset);
        }
        return left;
    }

    private Expression conjunction() throws SyntaxException {
        Expression left = negation();
        while (tokens.peek().isName("and")) {
            tokens.deeper();
            int offset = tokens.next().offset();
            left = new Expression.Logical(true, left, negation(), offset);
        }
        return left;
    }

    private Expression negation() throws SyntaxException {
        if (!tokens.peek().isName("not")) {
            return comparison();
        }
        tokens.deeper();
        int offset = tokens.next().offset();
        return new Expression.Unary("not", negation(), offset);
    }

    private Expression comparison() throws SyntaxException {
        int offset = tokens.peek().offset();
        Expression first = sum();
        List<Operand> rest = new ArrayList<>();
        for (String operator = comparator(); operator != null; operator = comparator()) {
            int operatorOffset = tokens.next().offset();
            if (operator.equals("not in")) {
                tokens.next();
            }
            rest.add(new Operand(operator, sum(), operatorOffset));
        }
        return rest.isEmpty() ? first : new Expression.Comparison(first, rest, offset);
    }

    private @Nullable String comparator() {
        Token next = tokens.peek();
        if (next.kind() == Kind.OPERATOR && COMPARISONS.contains(next.text()) || next.isName("in")) {
            return next.text();
        }
        return next.isName("not") && tokens.peekBehind().isName("in") ? "not in" : null;
    }

    private interface Level {
        Expression read() throws SyntaxException;
    }

    private Expression leftToRight(Set<String> operators, Level level) throws SyntaxException {
        Expression left = level.read();
        while (tokens.peek().kind() == Kind.OPERATOR
                && operators.contains(tokens.peek().text())) {
            tokens.deeper();
            Token operator = tokens.next();
            left = new Expression.Binary(operator.text(), left, level.read(), operator.offset());
        }
        return left;
    }

    private Expression sum() throws SyntaxException {
        return leftToRight(Set.of("+", "-"), this::concatenation);
    }

    private Expression concatenation() throws SyntaxException {
        int offset = tokens.peek().offset();
        List<Expression> parts = new ArrayList<>(List.of(product()));
        while (tokens.skipOperator("~")) {
            parts.add(product());
        }
        return parts.size() == 1 ? parts.getFirst() : new Expression.Concatenation(parts, offset);
    }

    private Expression product() throws SyntaxException {
        return leftToRight(Set.of("*", "/", "//", "%"), this::power);
    }

    private Expression power() throws SyntaxException {
        return leftToRight(Set.of("**"), () -> signed(true));
    }

    /// Filters bind less than a sign: `-1|abs` is the filter of -1.
    private Expression signed(boolean withFilters) throws SyntaxException {
        Token sign = tokens.peek();
        Expression operand;
        if (sign.isOperator("-") || sign.isOperator("+")) {
            tokens.deeper();
            tokens.next();
            operand = operands.postfix(new Expression.Unary(sign.text(), signed(false), sign.offset()));
        } else {
            operand = operands.postfix(operands.primary());
        }
        return withFilters ? operands.filtersAndTests(operand) : operand;
    }
}
