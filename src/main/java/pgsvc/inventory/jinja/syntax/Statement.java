package pgsvc.inventory.jinja.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A piece of a template.
public sealed interface Statement {

    /// Text that is printed as it stands.
    record Text(String text) implements Statement {}

    /// `{{ value }}`
    record Output(Expression value) implements Statement {}

    /// `{% if %}`, `{% elif %}` and `{% else %}`
    record If(List<Branch> branches, List<Statement> otherwise) implements Statement {
        public If {
            branches = List.copyOf(branches);
        }
    }

    /// A condition, and what is printed where it is the first that holds.
    record Branch(Expression condition, List<Statement> body) {}

    /// `{% for names in items if condition %}`, with what is printed where there are no items.
    record For(
            List<String> names,
            Expression items,
            @Nullable Expression condition,
            List<Statement> body,
            List<Statement> otherwise)
            implements Statement {}

    /// `{% set names = value %}`
    record Set(List<String> names, Expression value) implements Statement {}
}
