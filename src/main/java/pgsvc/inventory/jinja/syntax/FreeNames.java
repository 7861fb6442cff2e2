package pgsvc.inventory.jinja.syntax;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pgsvc.inventory.jinja.syntax.Expression.Arguments;
import pgsvc.inventory.jinja.syntax.Expression.Named;

/// Finds the names that a template takes from outside: all that it reads before it sets them itself.
public final class FreeNames {
    private final Set<String> free;
    private final Set<String> bound;

    private FreeNames(Set<String> free, Set<String> bound) {
        this.free = free;
        this.bound = bound;
    }

    /// The names, in the order of their first use.
    public static Set<String> of(List<Statement> template) {
        FreeNames names = new FreeNames(new LinkedHashSet<>(), new HashSet<>());
        names.statements(template);
        return names.free;
    }

    private void statements(List<Statement> body) {
        body.forEach(this::statement);
    }

    private void statement(Statement statement) {
        switch (statement) {
            case Statement.Text _ -> {}
            case Statement.Output output -> expression(output.value());
            case Statement.If condition -> condition(condition);
            case Statement.For loop -> loop(loop);
            case Statement.Set set -> {
                expression(set.value());
                bound.addAll(set.names());
            }
        }
    }

    /// What one branch sets is not set where another is taken.
    private void condition(Statement.If condition) {
        condition.branches().forEach(branch -> {
            expression(branch.condition());
            inner(List.of()).statements(branch.body());
        });
        inner(List.of()).statements(condition.otherwise());
    }

    private void loop(Statement.For loop) {
        expression(loop.items());
        FreeNames inner = inner(loop.names());
        inner.expression(loop.condition());
        inner.bound.add("loop");
        inner.statements(loop.body());
        inner(List.of()).statements(loop.otherwise());
    }

    private FreeNames inner(Collection<String> names) {
        Set<String> inside = new HashSet<>(bound);
        inside.addAll(names);
        return new FreeNames(free, inside);
    }

    private void expressions(List<Expression> expressions) {
        expressions.forEach(this::expression);
    }

    private void expression(@Nullable Expression expression) {
        switch (expression) {
            case null -> {}
            case Expression.Constant _ -> {}
            case Expression.Name name -> name(name.name());
            case Expression.Sequence sequence -> expressions(sequence.items());
            case Expression.Mapping mapping ->
                mapping.pairs().forEach(pair -> expressions(List.of(pair.key(), pair.value())));
            case Expression.Attribute attribute -> expression(attribute.of());
            case Expression.Item item -> expressions(List.of(item.of(), item.key()));
            case Expression.Slice slice -> slice(slice);
            case Expression.Unary unary -> expression(unary.operand());
            case Expression.Binary binary -> expressions(List.of(binary.left(), binary.right()));
            case Expression.Logical logical -> expressions(List.of(logical.left(), logical.right()));
            case Expression.Concatenation concatenation -> expressions(concatenation.parts());
            case Expression.Comparison comparison -> {
                expression(comparison.first());
                comparison.rest().forEach(operand -> expression(operand.right()));
            }
            case Expression.Conditional conditional -> {
                expressions(List.of(conditional.condition(), conditional.then()));
                expression(conditional.otherwise());
            }
            case Expression.Filter filter -> call(filter.of(), filter.arguments());
            case Expression.Test test -> call(test.of(), test.arguments());
            // The name of a function such as range is no variable.
            case Expression.Call(Expression.Name _, Arguments arguments, int _) -> call(null, arguments);
            case Expression.Call call -> call(call.callee(), call.arguments());
        }
    }

    private void name(String name) {
        if (!bound.contains(name)) {
            free.add(name);
        }
    }

    private void slice(Expression.Slice slice) {
        expression(slice.of());
        expression(slice.from());
        expression(slice.to());
        expression(slice.step());
    }

    private void call(@Nullable Expression of, Arguments arguments) {
        expression(of);
        expressions(arguments.positional());
        arguments.named().stream().map(Named::value).forEach(this::expression);
    }
}
