package pgsvc.inventory.jinja;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pgsvc.inventory.jinja.python.Budget;
import pgsvc.inventory.jinja.syntax.Expression;
import pgsvc.inventory.jinja.syntax.FreeNames;
import pgsvc.inventory.jinja.syntax.Statement;
import pgsvc.inventory.jinja.syntax.SyntaxException;
import pgsvc.inventory.jinja.syntax.TemplateParser;

/// A Jinja template, parsed once and evaluated for many hosts; immutable, and safe for use by several threads.
///
/// It means what Ansible 2.14 makes of it (with `jinja2_native` off): the result is text, except that text which
/// reads as a list, a mapping or a boolean becomes one, and that `{{ name }}` alone keeps a number, a boolean or
/// a null. pgsvc reads variables, literals, operators, `a if b else c`, the common filters and tests, methods of
/// texts and mappings, `range`, and the statements `if`, `for`, `set` and `raw`. All else is a
/// [TemplateException] that names it.
public final class Template {
    private static final Pattern SINGLE_VARIABLE =
            Pattern.compile("\\{\\{\\s*(\\w*)\\s*}}\\n?", Pattern.UNICODE_CHARACTER_CLASS);

    private final String text;
    private final List<Statement> statements;
    private final Set<String> variables;
    private final Expression.@Nullable Name single;

    private Template(String text, List<Statement> statements) {
        this.text = text;
        this.statements = statements;
        this.variables = Set.copyOf(FreeNames.of(statements));
        this.single = single(text, statements);
    }

    /// Whether the text must be parsed as a template: it holds `{{`, `{%` or `{#`.
    public static boolean isTemplate(String text) {
        return text.contains("{{") || text.contains("{%") || text.contains("{#");
    }

    /// Parses a text.
    ///
    /// @throws TemplateException where it is no template, or uses a statement that pgsvc does not read
    public static Template parse(String text) throws TemplateException {
        try {
            return new Template(text, TemplateParser.parse(text));
        } catch (SyntaxException e) {
            throw TemplateException.of(e);
        }
    }

    private static Expression.@Nullable Name single(String text, List<Statement> statements) {
        Matcher matcher = SINGLE_VARIABLE.matcher(text);
        return matcher.matches()
                        && statements.getFirst() instanceof Statement.Output output
                        && output.value() instanceof Expression.Name name
                ? name
                : null;
    }

    /// Evaluates it with Ansible's conversions: null, [Boolean], a number, [String], [List] or [java.util.Map].
    ///
    /// @throws TemplateException where a variable is not defined, a value is of the wrong kind, something is used
    ///     that pgsvc does not read, or the result grows out of all bounds
    public @Nullable Object evaluate(Scope scope) throws TemplateException {
        Variables seen = Variables.of(scope);
        Evaluator evaluator = new Evaluator(seen, new Budget());
        if (single != null && scope.has(single.name()) && !scope.isTemplate(single.name())) {
            Object value = evaluator.value(single);
            if (value == null || value instanceof Boolean || value instanceof Number) {
                return value;
            }
        }
        return Rendering.of(statements, seen, evaluator).value(text);
    }

    /// The names that the template takes from its scope. Which items of `hostvars` or `groups` it reads is not
    /// told.
    public Set<String> variables() {
        return variables;
    }
}
