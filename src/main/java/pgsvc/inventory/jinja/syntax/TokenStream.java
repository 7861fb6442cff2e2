package pgsvc.inventory.jinja.syntax;

import java.util.List;
import pgsvc.inventory.jinja.syntax.Token.Kind;

/// The tokens of a template, read one by one, with a guard on how deep what is read nests.
final class TokenStream {
    /// Keeps every later walk over the tree far from the end of the stack.
    private static final int MAX_DEPTH = 150;

    private final List<Token> tokens;
    private int at;
    private int depth;

    TokenStream(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peekBehind() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    Token next() {
        Token token = peek();
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    boolean skipOperator(String operator) {
        return skip(peek().isOperator(operator));
    }

    boolean skipName(String name) {
        return skip(peek().isName(name));
    }

    private boolean skip(boolean here) {
        if (here) {
            next();
        }
        return here;
    }

    Token expectOperator(String operator) throws SyntaxException {
        if (!peek().isOperator(operator)) {
            throw unexpected("\"" + operator + "\"");
        }
        return next();
    }

    Token expect(Kind kind, String described) throws SyntaxException {
        if (peek().kind() != kind) {
            throw unexpected(described);
        }
        return next();
    }

    SyntaxException unexpected(String wanted) {
        return new SyntaxException(
                "Here stands " + peek().described() + " where " + wanted + " is expected.",
                "Correct the template, or write the value out.",
                peek().offset());
    }

    int depth() {
        return depth;
    }

    void deeper() throws SyntaxException {
        if (++depth > MAX_DEPTH) {
            throw new SyntaxException("The template is nested too deeply.", "Write the value out.", peek().offset());
        }
    }

    void backTo(int earlier) {
        depth = earlier;
    }
}
