package pgsvc.inventory.jinja.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pgsvc.inventory.jinja.syntax.Statement.Branch;
import pgsvc.inventory.jinja.syntax.Token.Kind;

/// Reads a whole template: text, outputs, and the statements `if`, `for` and `set`.
public final class TemplateParser {
    /// Code units of the longest template that is read.
    public static final int MAX_LENGTH = 1 << 16;

    private final TokenStream tokens;
    private final ExpressionParser expressions;

    private TemplateParser(List<Token> tokens) {
        this.tokens = new TokenStream(tokens);
        this.expressions = new ExpressionParser(this.tokens);
    }

    /// The template as a tree.
    public static List<Statement> parse(String text) throws SyntaxException {
        if (text.length() > MAX_LENGTH) {
            throw new SyntaxException(
                    "The template is longer than " + MAX_LENGTH + " characters.", "Write the value out.", 0);
        }
        if (text.startsWith("#jinja2:")) {
            throw new SyntaxException(
                    "pgsvc does not read a \"#jinja2:\" line.", "Write the template with Ansible's usual settings.", 0);
        }
        TemplateParser parser = new TemplateParser(Lexer.tokens(text));
        return parser.body(Set.of(), null);
    }

    /// Statements up to one of the closing words, which is left to be read; with no words, up to the end.
    private List<Statement> body(Set<String> closing, @Nullable Token opening) throws SyntaxException {
        List<Statement> body = new ArrayList<>();
        while (true) {
            Token next = tokens.peek();
            if (next.kind() == Kind.END) {
                if (opening != null) {
                    throw unclosed(opening);
                }
                return List.copyOf(body);
            }
            if (next.kind() == Kind.STATEMENT_START && closing.stream().anyMatch(tokens.peekBehind()::isName)) {
                tokens.next();
                return List.copyOf(body);
            }
            body.add(statement(next.kind()));
        }
    }

    private static SyntaxException unclosed(Token opening) {
        String word = opening.text();
        return new SyntaxException(
                "{% " + word + " %} begins here and does not end.",
                "Close it with {% end" + word + " %}.",
                opening.offset());
    }

    private Statement statement(Kind kind) throws SyntaxException {
        Token first = tokens.next();
        return switch (kind) {
            case OUTPUT_START -> output();
            case STATEMENT_START -> keyword();
            default -> new Statement.Text(first.text());
        };
    }

    private Statement output() throws SyntaxException {
        Expression value = expressions.expressions();
        tokens.expect(Kind.OUTPUT_END, "\"}}\"");
        return new Statement.Output(value);
    }

    private Statement keyword() throws SyntaxException {
        int depth = tokens.depth();
        tokens.deeper();
        Token word = tokens.expect(Kind.NAME, "a statement");
        Statement statement = switch (word.text()) {
            case "if" -> condition(word);
            case "for" -> loop(word);
            case "set" -> assignment(word);
            default -> throw unsupported(word);
        };
        tokens.backTo(depth);
        return statement;
    }

    private static SyntaxException unsupported(Token word) {
        boolean closing =
                word.text().startsWith("end") || Set.of("else", "elif").contains(word.text());
        return closing
                ? new SyntaxException("{% " + word.text() + " %} closes nothing.", "Remove it.", word.offset())
                : new SyntaxException(
                        "pgsvc does not read the statement {% " + word.text() + " %}.",
                        "pgsvc reads the statements if, for, set and raw; write the value out.",
                        word.offset());
    }

    private Statement condition(Token opening) throws SyntaxException {
        List<Branch> branches = new ArrayList<>();
        List<Statement> otherwise = List.of();
        Token word = opening;
        while (!word.isName("endif")) {
            if (word.isName("else")) {
                endOfTag();
                otherwise = body(Set.of("endif"), opening);
            } else {
                branches.add(branch(opening));
            }
            word = tokens.next();
        }
        endOfTag();
        return new Statement.If(branches, otherwise);
    }

    private Branch branch(Token opening) throws SyntaxException {
        Expression condition = expressions.expressions();
        endOfTag();
        return new Branch(condition, body(Set.of("elif", "else", "endif"), opening));
    }

    private Statement loop(Token opening) throws SyntaxException {
        List<String> names = names();
        if (!tokens.skipName("in")) {
            throw tokens.unexpected("\"in\"");
        }
        Expression items = expressions.withoutCondition();
        Expression condition = tokens.skipName("if") ? expressions.expression() : null;
        endOfTag();
        List<Statement> body = body(Set.of("else", "endfor"), opening);
        List<Statement> otherwise = List.of();
        if (tokens.next().isName("else")) {
            endOfTag();
            otherwise = body(Set.of("endfor"), opening);
            tokens.next();
        }
        endOfTag();
        return new Statement.For(names, items, condition, body, otherwise);
    }

    private Statement assignment(Token word) throws SyntaxException {
        List<String> names = names();
        if (!tokens.skipOperator("=")) {
            throw new SyntaxException(
                    "pgsvc does not read this form of {% set %}.", "Write {% set name = value %}.", word.offset());
        }
        Expression value = expressions.expressions();
        endOfTag();
        return new Statement.Set(names, value);
    }

    private List<String> names() throws SyntaxException {
        List<String> names = new ArrayList<>();
        boolean parenthesised = tokens.skipOperator("(");
        do {
            names.add(tokens.expect(Kind.NAME, "a name").text());
        } while (tokens.skipOperator(","));
        if (parenthesised) {
            tokens.expectOperator(")");
        }
        return List.copyOf(names);
    }

    private void endOfTag() throws SyntaxException {
        tokens.expect(Kind.STATEMENT_END, "\"%}\"");
    }
}
