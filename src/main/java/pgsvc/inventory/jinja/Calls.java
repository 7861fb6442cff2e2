package pgsvc.inventory.jinja;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import pgsvc.inventory.jinja.filter.Arguments;
import pgsvc.inventory.jinja.filter.Function;
import pgsvc.inventory.jinja.filter.Methods;
import pgsvc.inventory.jinja.python.Budget;
import pgsvc.inventory.jinja.python.Numbers;
import pgsvc.inventory.jinja.python.PythonException;
import pgsvc.inventory.jinja.python.Undefined;
import pgsvc.inventory.jinja.python.Values;
import pgsvc.inventory.jinja.syntax.Expression;

/// Calls: methods of values, and the few functions that pgsvc reads.
final class Calls {
    private final Evaluator evaluator;
    private final Variables variables;

    Calls(Evaluator evaluator, Variables variables) {
        this.evaluator = evaluator;
        this.variables = variables;
    }

    @Nullable
    Object call(Expression.Call call) throws TemplateException {
        return switch (call.callee()) {
            case Expression.Attribute method -> method(method, call.arguments());
            case Expression.Name name
            when !variables.has(name.name()) -> function(name.name(), evaluator.arguments(call.arguments()));
            default ->
                throw new PythonException(
                        "What stands before the bracket cannot be called.", "Call a method, or the function range.");
        };
    }

    private @Nullable Object method(Expression.Attribute method, Expression.Arguments arguments)
            throws TemplateException {
        Object value = evaluator.value(method.of());
        if (value instanceof Undefined undefined) {
            throw undefined.use();
        }
        Function found = Methods.find(value, method.name())
                .orElseThrow(() -> new PythonException(
                        "pgsvc does not read the method \"" + method.name() + "\" of " + Values.describe(value) + ".",
                        "Use a filter instead, or write the value out."));
        return found.apply(value, evaluator.arguments(arguments));
    }

    private static Object function(String name, Arguments arguments) {
        return switch (name) {
            case "range" -> range(arguments.positional());
            case "dict" -> new LinkedHashMap<>(arguments.named());
            case "lookup", "query", "q" -> throw lookup(name, arguments.positional());
            default ->
                throw new PythonException(
                        "pgsvc does not read the function \"" + name + "\".",
                        "pgsvc reads the functions range and dict; write the value out.");
        };
    }

    private static PythonException lookup(String name, List<?> arguments) {
        String plugin =
                !arguments.isEmpty() && arguments.getFirst() instanceof String text ? " of \"" + text + "\"" : "";
        return new PythonException(
                "pgsvc does not run lookups, and this is a " + name + plugin + ".",
                "Write the value out, or pass it to pgsvc in a variable of the inventory.");
    }

    private static List<Long> range(List<?> arguments) {
        if (arguments.isEmpty() || arguments.size() > 3) {
            throw new PythonException(
                    "\"range\" takes one to three arguments.", "Write range(end) or range(start, end).");
        }
        long start = arguments.size() == 1 ? 0 : Numbers.small(arguments.getFirst());
        long end = Numbers.small(arguments.get(Math.min(1, arguments.size() - 1)));
        long step = arguments.size() < 3 ? 1 : Numbers.small(arguments.getLast());
        if (step == 0) {
            throw new PythonException("The step of \"range\" is zero.", "Use a step other than 0.");
        }
        long count = Math.max(0, Math.ceilDiv(end - start, step));
        Budget.items(count);
        return LongStream.range(0, count).map(i -> start + i * step).boxed().toList();
    }
}
