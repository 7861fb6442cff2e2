package pgsvc.inventory.jinja.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An expression of a template, with the place of the word or sign that makes it, in code units of the template's
/// text.
public sealed interface Expression {

    /// Where it stands.
    int offset();

    /// A number, text, boolean or `none`.
    record Constant(@Nullable Object value, int offset) implements Expression {}

    /// A variable.
    record Name(String name, int offset) implements Expression {}

    /// `[a, b]`, or `(a, b)` where `tuple` says so.
    record Sequence(List<Expression> items, boolean tuple, int offset) implements Expression {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /// `{key: value}`
    record Mapping(List<Pair> pairs, int offset) implements Expression {
        public Mapping {
            pairs = List.copyOf(pairs);
        }
    }

    /// A key with its value.
    record Pair(Expression key, Expression value) {}

    /// `of.name`
    record Attribute(Expression of, String name, int offset) implements Expression {}

    /// `of[key]`
    record Item(Expression of, Expression key, int offset) implements Expression {}

    /// `of[from:to:step]`
    record Slice(
            Expression of,
            @Nullable Expression from,
            @Nullable Expression to,
            @Nullable Expression step,
            int offset) implements Expression {}

    /// `not x`, `-x` or `+x`
    record Unary(String operator, Expression operand, int offset) implements Expression {}

    /// Arithmetic.
    record Binary(String operator, Expression left, Expression right, int offset) implements Expression {}

    /// `left and right`, or `left or right`.
    record Logical(boolean and, Expression left, Expression right, int offset) implements Expression {}

    /// Texts joined with `~`.
    record Concatenation(List<Expression> parts, int offset) implements Expression {
        public Concatenation {
            parts = List.copyOf(parts);
        }
    }

    /// `first < a < b`: each comparison holds between neighbours.
    record Comparison(Expression first, List<Operand> rest, int offset) implements Expression {
        public Comparison {
            rest = List.copyOf(rest);
        }
    }

    /// The operator (`in` and `not in` among them) and right side of a comparison.
    record Operand(String operator, Expression right, int offset) {}

    /// `then if condition else otherwise`
    record Conditional(
            Expression condition, Expression then, @Nullable Expression otherwise, int offset) implements Expression {}

    /// `of|name(arguments)`
    record Filter(Expression of, String name, Arguments arguments, int offset) implements Expression {}

    /// `of is name(arguments)`, or `of is not name(arguments)`
    record Test(Expression of, String name, boolean negated, Arguments arguments, int offset) implements Expression {}

    /// `callee(arguments)`
    record Call(Expression callee, Arguments arguments, int offset) implements Expression {}

    /// What stands between the brackets of a call.
    record Arguments(List<Expression> positional, List<Named> named) {
        public Arguments {
            positional = List.copyOf(positional);
            named = List.copyOf(named);
        }

        static final Arguments NONE = new Arguments(List.of(), List.of());
    }

    /// `name=value` within a call.
    record Named(String name, Expression value) {}
}
