package pgsvc.inventory.jinja;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pgsvc.inventory.jinja.filter.Arguments;
import pgsvc.inventory.jinja.filter.Catalogue;
import pgsvc.inventory.jinja.python.Arithmetic;
import pgsvc.inventory.jinja.python.Budget;
import pgsvc.inventory.jinja.python.Comparison;
import pgsvc.inventory.jinja.python.Items;
import pgsvc.inventory.jinja.python.Printer;
import pgsvc.inventory.jinja.python.PythonException;
import pgsvc.inventory.jinja.python.Tuple;
import pgsvc.inventory.jinja.python.Undefined;
import pgsvc.inventory.jinja.python.Values;
import pgsvc.inventory.jinja.syntax.Expression;
import pgsvc.inventory.jinja.text.Format;

/// Finds the value of an expression. What fails on the way is told with the place of the innermost expression that
/// fails.
final class Evaluator {
    private final Variables variables;
    private final Budget budget;
    private final Calls calls;

    Evaluator(Variables variables, Budget budget) {
        this.variables = variables;
        this.budget = budget;
        this.calls = new Calls(this, variables);
    }

    Evaluator with(Variables inner) {
        return new Evaluator(inner, budget);
    }

    /// A step of the evaluation, which may fail as Python does.
    interface Step<T extends @Nullable Object> {
        T take() throws TemplateException;
    }

    /// Takes the step; a failure is told with this place, unless it knows a closer one.
    static <T extends @Nullable Object> T at(int offset, Step<T> step) throws TemplateException {
        try {
            return step.take();
        } catch (PythonException e) {
            throw TemplateException.of(e, offset);
        } catch (LazyValueException e) {
            throw e.failure().seenFrom(offset);
        }
    }

    /// The value, which may be [Undefined].
    @Nullable
    Object value(Expression expression) throws TemplateException {
        return Evaluator.<@Nullable Object>at(expression.offset(), () -> {
            Object value = evaluated(expression);
            budget.chargeFor(value);
            return value;
        });
    }

    boolean isTrue(Expression condition) throws TemplateException {
        return at(condition.offset(), () -> Values.isTrue(value(condition)));
    }

    private @Nullable Object evaluated(Expression expression) throws TemplateException {
        return switch (expression) {
            case Expression.Constant constant -> constant.value();
            case Expression.Name name -> variables.get(name);
            case Expression.Sequence sequence -> sequence(sequence);
            case Expression.Mapping mapping -> mapping(mapping);
            case Expression.Attribute attribute -> attribute(attribute);
            case Expression.Item item -> item(item);
            case Expression.Slice slice -> slice(slice);
            case Expression.Unary unary -> unary(unary.operator(), value(unary.operand()));
            case Expression.Binary binary -> binary(binary.operator(), value(binary.left()), value(binary.right()));
            case Expression.Logical logical -> logical(logical);
            case Expression.Concatenation concatenation -> concatenation(concatenation);
            case Expression.Comparison comparison -> comparison(comparison);
            case Expression.Conditional conditional -> conditional(conditional);
            case Expression.Filter filter ->
                Catalogue.FILTERS.get(filter.name()).apply(value(filter.of()), arguments(filter.arguments()));
            case Expression.Test test -> test(test);
            case Expression.Call call -> calls.call(call);
        };
    }

    private List<@Nullable Object> values(List<Expression> expressions) throws TemplateException {
        List<@Nullable Object> values = new ArrayList<>(expressions.size());
        for (Expression expression : expressions) {
            values.add(value(expression));
        }
        return values;
    }

    private List<?> sequence(Expression.Sequence sequence) throws TemplateException {
        List<@Nullable Object> values = values(sequence.items());
        return sequence.tuple() ? new Tuple(values) : values;
    }

    private Map<?, ?> mapping(Expression.Mapping mapping) throws TemplateException {
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        for (Expression.Pair pair : mapping.pairs()) {
            map.put(Items.mappingKey(value(pair.key())), value(pair.value()));
        }
        return map;
    }

    private @Nullable Object attribute(Expression.Attribute attribute) throws TemplateException {
        return item(attribute.of(), value(attribute.of()), attribute.name(), attribute.offset());
    }

    private @Nullable Object item(Expression.Item item) throws TemplateException {
        return item(item.of(), value(item.of()), value(item.key()), item.offset());
    }

    private static @Nullable Object item(Expression of, @Nullable Object container, @Nullable Object key, int offset) {
        if (container instanceof Undefined undefined) {
            if (undefined.empty()) {
                throw undefined.use();
            }
            return container;
        }
        Undefined missing = missing(of, Printer.text(key), offset);
        try {
            return Items.get(container, key, missing);
        } catch (LazyValueException e) {
            if (e.failure().isUndefined()) {
                return new Undefined(String.valueOf(e.getMessage()), e.failure().mend(), offset);
            }
            throw e;
        }
    }

    private static Undefined missing(Expression of, String key, int offset) {
        String path = path(of);
        String holder = path.isEmpty() ? "The value" : "\"" + path + "\"";
        return new Undefined(
                holder + " has no item \"" + key + "\".", "Name one that it has, or add |default(...).", offset);
    }

    private static String path(Expression expression) {
        return switch (expression) {
            case Expression.Name name -> name.name();
            case Expression.Attribute attribute -> path(attribute.of()) + "." + attribute.name();
            case Expression.Item(Expression of, Expression.Constant key, int _) ->
                path(of) + "[" + Printer.repr(key.value()) + "]";
            case Expression.Item item -> path(item.of()) + "[...]";
            default -> "";
        };
    }

    private @Nullable Object slice(Expression.Slice slice) throws TemplateException {
        Object value = value(slice.of());
        budget.chargeFor(value);
        return Items.slice(value, valueOrNull(slice.from()), valueOrNull(slice.to()), valueOrNull(slice.step()));
    }

    private @Nullable Object valueOrNull(@Nullable Expression expression) throws TemplateException {
        return expression == null ? null : value(expression);
    }

    private static Object unary(String operator, @Nullable Object operand) {
        return switch (operator) {
            case "not" -> !Values.isTrue(operand);
            case "-" -> Arithmetic.negate(operand);
            default -> Arithmetic.plus(operand);
        };
    }

    private static Object binary(String operator, @Nullable Object left, @Nullable Object right) {
        return switch (operator) {
            case "+" -> Arithmetic.add(left, right);
            case "-" -> Arithmetic.subtract(left, right);
            case "*" -> Arithmetic.multiply(left, right);
            case "/" -> Arithmetic.divide(left, right);
            case "//" -> Arithmetic.floorDivide(left, right);
            case "%" ->
                left instanceof String format ? Format.percent(format, right) : Arithmetic.remainder(left, right);
            default -> Arithmetic.power(left, right);
        };
    }

    private @Nullable Object logical(Expression.Logical logical) throws TemplateException {
        Object left = value(logical.left());
        return Values.isTrue(left) == logical.and() ? value(logical.right()) : left;
    }

    private String concatenation(Expression.Concatenation concatenation) throws TemplateException {
        StringBuilder text = new StringBuilder();
        for (Object part : values(concatenation.parts())) {
            text.append(Printer.text(part));
            Budget.text(text.length());
        }
        return text.toString();
    }

    private boolean comparison(Expression.Comparison comparison) throws TemplateException {
        Object left = value(comparison.first());
        for (Expression.Operand operand : comparison.rest()) {
            Object right = value(operand.right());
            budget.chargeFor(right);
            if (!compare(operand.operator(), left, right)) {
                return false;
            }
            left = right;
        }
        return true;
    }

    private static boolean compare(String operator, @Nullable Object left, @Nullable Object right) {
        return switch (operator) {
            case "==" -> Comparison.equal(left, right);
            case "!=" -> !Comparison.equal(left, right);
            case "in" -> Values.contains(right, left);
            case "not in" -> !Values.contains(right, left);
            default -> Comparison.holds(operator, left, right);
        };
    }

    private @Nullable Object conditional(Expression.Conditional conditional) throws TemplateException {
        if (isTrue(conditional.condition())) {
            return value(conditional.then());
        }
        Expression otherwise = conditional.otherwise();
        return otherwise != null
                ? value(otherwise)
                : new Undefined(
                        "The condition does not hold, and there is no \"else\".",
                        "Say with \"else\" what holds otherwise.",
                        conditional.offset(),
                        true);
    }

    private boolean test(Expression.Test test) throws TemplateException {
        Object holds = Catalogue.TESTS.get(test.name()).apply(value(test.of()), arguments(test.arguments()));
        return Values.isTrue(holds) != test.negated();
    }

    Arguments arguments(Expression.Arguments arguments) throws TemplateException {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        for (Expression.Named argument : arguments.named()) {
            named.put(argument.name(), value(argument.value()));
        }
        return new Arguments(values(arguments.positional()), named, budget);
    }
}
