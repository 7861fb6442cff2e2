package pgsvc.inventory.jinja;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pgsvc.inventory.jinja.python.Budget;
import pgsvc.inventory.jinja.python.Printer;
import pgsvc.inventory.jinja.python.Values;
import pgsvc.inventory.jinja.syntax.Expression;
import pgsvc.inventory.jinja.syntax.Statement;

/// Prints a template's statements one after the other.
final class Rendering {
    private static final int UNKNOWN = -1;

    private final Variables variables;
    private final Evaluator evaluator;
    private final Printed printed;

    private Rendering(Variables variables, Evaluator evaluator, Printed printed) {
        this.variables = variables;
        this.evaluator = evaluator;
        this.printed = printed;
    }

    /// What the statements print.
    static Printed of(List<Statement> statements, Variables variables, Evaluator evaluator) throws TemplateException {
        Printed printed = new Printed();
        new Rendering(variables, evaluator, printed).statements(statements);
        return printed;
    }

    private void statements(List<Statement> statements) throws TemplateException {
        for (Statement statement : statements) {
            statement(statement);
        }
    }

    private void statement(Statement statement) throws TemplateException {
        switch (statement) {
            case Statement.Text text -> print(text.text(), false, UNKNOWN);
            case Statement.Output output -> output(output.value());
            case Statement.If condition -> condition(condition);
            case Statement.For loop -> loop(loop);
            case Statement.Set set ->
                assign(
                        variables,
                        set.names(),
                        evaluator.value(set.value()),
                        set.value().offset());
        }
    }

    private void output(Expression expression) throws TemplateException {
        boolean keptText =
                expression instanceof Expression.Filter filter && filter.name().equals("string");
        String text = Evaluator.at(expression.offset(), () -> {
            Object value = evaluator.value(expression);
            return value == null ? "" : Printer.text(value);
        });
        print(text, keptText, expression.offset());
    }

    private void print(String text, boolean kept, int offset) throws TemplateException {
        Evaluator.at(offset, () -> {
            printed.add(text, kept);
            return text;
        });
    }

    private void condition(Statement.If condition) throws TemplateException {
        for (Statement.Branch branch : condition.branches()) {
            if (evaluator.isTrue(branch.condition())) {
                statements(branch.body());
                return;
            }
        }
        statements(condition.otherwise());
    }

    private void loop(Statement.For loop) throws TemplateException {
        List<Variables> rounds = rounds(loop);
        for (int i = 0; i < rounds.size(); i++) {
            Variables inner = rounds.get(i);
            inner.set("loop", position(i, rounds.size()));
            new Rendering(inner, evaluator.with(inner), printed).statements(loop.body());
        }
        if (rounds.isEmpty()) {
            Variables inner = variables.inner();
            new Rendering(inner, evaluator.with(inner), printed).statements(loop.otherwise());
        }
    }

    private List<Variables> rounds(Statement.For loop) throws TemplateException {
        List<Variables> rounds = new ArrayList<>();
        for (Object item : items(loop.items())) {
            Variables inner = variables.inner();
            assign(inner, loop.names(), item, loop.items().offset());
            Expression condition = loop.condition();
            if (condition == null || evaluator.with(inner).isTrue(condition)) {
                rounds.add(inner);
            }
        }
        return rounds;
    }

    private List<?> items(Expression expression) throws TemplateException {
        return Evaluator.<List<?>>at(expression.offset(), () -> {
            List<?> items = Values.iterate(evaluator.value(expression));
            Budget.items(items.size());
            return items;
        });
    }

    private static void assign(Variables variables, List<String> names, @Nullable Object value, int offset)
            throws TemplateException {
        if (names.size() == 1) {
            variables.set(names.getFirst(), value);
            return;
        }
        List<?> parts = value instanceof List<?> list ? list : List.of();
        if (parts.size() != names.size()) {
            throw new TemplateException(
                    "There are " + names.size() + " names for " + Values.describe(value) + ".",
                    "Name as many variables as there are values.",
                    offset);
        }
        for (int i = 0; i < names.size(); i++) {
            variables.set(names.get(i), parts.get(i));
        }
    }

    private static Map<String, Object> position(int index, int length) {
        Map<String, Object> position = new LinkedHashMap<>();
        position.put("index", index + 1L);
        position.put("index0", (long) index);
        position.put("first", index == 0);
        position.put("last", index == length - 1);
        position.put("length", (long) length);
        position.put("revindex", (long) length - index);
        position.put("revindex0", length - index - 1L);
        return position;
    }
}
