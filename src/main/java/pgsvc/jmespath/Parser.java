package pgsvc.jmespath;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pgsvc.jmespath.Token.Kind;

/// Makes a tree of tokens by operator precedence (Pratt). It takes what the reference's parser takes, the little
/// that the grammar does not have included: missing commas between arguments and between pairs.
final class Parser {
    /// How deep brackets, parentheses and prefixes may nest.
    static final int DEEPEST = 200;

    private final List<Token> tokens;
    private final SyntaxErrors errors;
    private int index;
    private int depth;

    private Parser(String text) throws JmesPathException {
        this.tokens = new Lexer(text).tokens();
        this.errors = new SyntaxErrors(text);
    }

    static Node parse(String text) throws JmesPathException {
        Parser parser = new Parser(text);
        Node node = parser.expression(0);
        if (!parser.at(Kind.END)) {
            throw parser.unexpected();
        }
        return node;
    }

    private Node expression(int power) throws JmesPathException {
        if (++depth > DEEPEST) {
            throw errors.tooDeep(peek().start());
        }
        Node left = prefix();
        while (power < peek().kind().power()) {
            left = infix(left);
        }
        depth--;
        return left;
    }

    private Node prefix() throws JmesPathException {
        return switch (peek().kind()) {
            case LITERAL -> new Node.Literal(next().value());
            case NAME -> new Node.Field(next().name());
            case QUOTED_NAME -> quotedName();
            case CURRENT -> current();
            case STAR -> everyValue(Node.CURRENT, Kind.STAR);
            case FILTER -> filter(Node.CURRENT);
            case FLATTEN -> flatten(Node.CURRENT);
            case LEFT_BRACE -> object();
            case LEFT_BRACKET -> bracket();
            case LEFT_PARENTHESIS -> parenthesis();
            case NOT -> new Node.Not(operand());
            case REFERENCE -> new Node.Deferred(operand());
            case END, NUMBER, COMMA, COLON, RIGHT_BRACKET, RIGHT_PARENTHESIS, RIGHT_BRACE -> throw unexpected();
            case PIPE, OR, AND, EQUAL, NOT_EQUAL, LESS, AT_MOST, GREATER, AT_LEAST, DOT -> throw unexpected();
        };
    }

    private Node infix(Node left) throws JmesPathException {
        return switch (peek().kind()) {
            case DOT -> dot(left);
            case PIPE -> new Node.Then(left, operand());
            case OR -> new Node.Or(left, operand());
            case AND -> new Node.And(left, operand());
            case EQUAL -> new Node.Compare(Operator.EQUAL, left, operand());
            case NOT_EQUAL -> new Node.Compare(Operator.NOT_EQUAL, left, operand());
            case LESS -> new Node.Compare(Operator.LESS, left, operand());
            case AT_MOST -> new Node.Compare(Operator.AT_MOST, left, operand());
            case GREATER -> new Node.Compare(Operator.GREATER, left, operand());
            case AT_LEAST -> new Node.Compare(Operator.AT_LEAST, left, operand());
            case FLATTEN -> flatten(left);
            case FILTER -> filter(left);
            case LEFT_BRACKET -> bracketAfter(left);
            case LEFT_PARENTHESIS -> call(left);
            case STAR, NOT, LEFT_BRACE -> throw unexpected();
            case END, NAME, QUOTED_NAME, LITERAL, NUMBER, COMMA, COLON -> throw unexpected();
            case CURRENT, REFERENCE, RIGHT_BRACKET, RIGHT_PARENTHESIS, RIGHT_BRACE -> throw unexpected();
        };
    }

    /// What the operator here binds to its right.
    private Node operand() throws JmesPathException {
        return expression(next().kind().power());
    }

    private Node current() {
        next();
        return Node.CURRENT;
    }

    private Node quotedName() throws JmesPathException {
        Token name = next();
        if (at(Kind.LEFT_PARENTHESIS)) {
            throw errors.quotedFunction(name);
        }
        return new Node.Field(name.name());
    }

    private Node parenthesis() throws JmesPathException {
        Token open = next();
        Node node = expression(0);
        close(open, Kind.RIGHT_PARENTHESIS);
        return node;
    }

    private Node dot(Node left) throws JmesPathException {
        next();
        return at(Kind.STAR) ? everyValue(left, Kind.DOT) : new Node.Then(left, afterDot(Kind.DOT));
    }

    private Node afterDot(Kind binding) throws JmesPathException {
        if (at(Kind.LEFT_BRACKET)) {
            return list(next());
        }
        if (at(Kind.LEFT_BRACE)) {
            return object();
        }
        if (at(Kind.NAME) || at(Kind.QUOTED_NAME) || at(Kind.STAR)) {
            return expression(binding.power());
        }
        throw unexpected();
    }

    private Node everyValue(Node left, Kind binding) throws JmesPathException {
        next();
        return new Node.EveryValue(left, projected(binding));
    }

    private Node flatten(Node left) throws JmesPathException {
        next();
        return new Node.Projection(new Node.Flatten(left), projected(Kind.FLATTEN));
    }

    private Node filter(Node left) throws JmesPathException {
        Token open = next();
        Node condition = expression(0);
        close(open, Kind.RIGHT_BRACKET);
        return new Node.Filter(left, condition, projected(Kind.FILTER));
    }

    /// What follows a projection and applies to each of its elements.
    private Node projected(Kind binding) throws JmesPathException {
        if (peek().kind().endsProjection()) {
            return Node.CURRENT;
        }
        if (at(Kind.LEFT_BRACKET) || at(Kind.FILTER)) {
            return expression(binding.power());
        }
        if (skip(Kind.DOT)) {
            return afterDot(binding);
        }
        throw unexpected();
    }

    private Node bracket() throws JmesPathException {
        Token open = next();
        if (at(Kind.NUMBER) || at(Kind.COLON)) {
            return indexOrSlice(Node.CURRENT, open);
        }
        return at(Kind.STAR) && peekSecond().is(Kind.RIGHT_BRACKET) ? everyElement(Node.CURRENT, open) : list(open);
    }

    private Node bracketAfter(Node left) throws JmesPathException {
        Token open = next();
        return at(Kind.NUMBER) || at(Kind.COLON) ? indexOrSlice(left, open) : everyElement(left, open);
    }

    private Node everyElement(Node left, Token open) throws JmesPathException {
        if (!at(Kind.STAR)) {
            throw at(Kind.END) ? errors.unclosed(open) : unexpected();
        }
        next();
        close(open, Kind.RIGHT_BRACKET);
        return new Node.Projection(left, projected(Kind.STAR));
    }

    private Node indexOrSlice(Node left, Token open) throws JmesPathException {
        if (at(Kind.NUMBER) && !peekSecond().is(Kind.COLON)) {
            int position = next().number();
            close(open, Kind.RIGHT_BRACKET);
            return new Node.Index(left, position);
        }
        Node slice = slice(left, open);
        // The reference projects no slice that follows an index or such a slice: [0][1:].a looks for a on the list.
        boolean continued = left instanceof Node.Index || left instanceof Node.Slice;
        return continued ? slice : new Node.Projection(slice, projected(Kind.STAR));
    }

    private Node slice(Node left, Token open) throws JmesPathException {
        @Nullable Integer[] parts = new @Nullable Integer[3];
        int part = 0;
        while (at(Kind.NUMBER) || at(Kind.COLON) && part < 2) {
            if (at(Kind.COLON)) {
                next();
                part++;
            } else {
                parts[part] = next().number();
            }
        }
        close(open, Kind.RIGHT_BRACKET);
        return new Node.Slice(left, parts[0], parts[1], parts[2]);
    }

    private Node list(Token open) throws JmesPathException {
        List<Node> elements = new ArrayList<>();
        do {
            elements.add(expression(0));
        } while (skip(Kind.COMMA));
        close(open, Kind.RIGHT_BRACKET);
        return new Node.MultiSelectList(elements);
    }

    private Node object() throws JmesPathException {
        Token open = next();
        List<Node.Pair> pairs = new ArrayList<>();
        do {
            pairs.add(pair(open));
        } while (skip(Kind.COMMA) || !at(Kind.RIGHT_BRACE));
        next();
        return new Node.MultiSelectObject(pairs);
    }

    private Node.Pair pair(Token open) throws JmesPathException {
        if (at(Kind.END)) {
            throw errors.unclosed(open);
        }
        if (!at(Kind.NAME) && !at(Kind.QUOTED_NAME)) {
            throw unexpected();
        }
        String key = next().name();
        if (!skip(Kind.COLON)) {
            throw unexpected();
        }
        return new Node.Pair(key, expression(0));
    }

    private Node call(Node left) throws JmesPathException {
        if (!(left instanceof Node.Field(String function))) {
            throw unexpected();
        }
        Token open = next();
        List<Node> arguments = new ArrayList<>();
        while (!at(Kind.RIGHT_PARENTHESIS)) {
            if (at(Kind.END)) {
                throw errors.unclosed(open);
            }
            arguments.add(expression(0));
            skip(Kind.COMMA);
        }
        next();
        return new Node.Call(function, arguments);
    }

    private void close(Token open, Kind closing) throws JmesPathException {
        if (!skip(closing)) {
            throw at(Kind.END) ? errors.unclosed(open) : unexpected();
        }
    }

    private boolean at(Kind kind) {
        return peek().is(kind);
    }

    private Token peek() {
        return tokens.get(index);
    }

    private Token peekSecond() {
        return tokens.get(Math.min(index + 1, tokens.size() - 1));
    }

    private Token next() {
        return tokens.get(index++);
    }

    private boolean skip(Kind kind) {
        boolean found = at(kind);
        if (found) {
            index++;
        }
        return found;
    }

    private JmesPathException unexpected() {
        return errors.unexpected(tokens, index);
    }
}
