package pgsvc.jmespath.function;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import pgsvc.jmespath.value.Budget;
import pgsvc.jmespath.value.EvaluationException;
import pgsvc.jmespath.value.Type;

/// A function of the language.
///
/// @param parameters what it takes, in order
/// @param variadic whether the last parameter may be repeated
public record Function(String name, List<Parameter> parameters, boolean variadic, Body body) {

    /// What a function does with arguments that were checked.
    @FunctionalInterface
    interface Body {
        @Nullable
        Object on(Arguments arguments) throws EvaluationException;
    }

    public Function {
        parameters = List.copyOf(parameters);
    }

    static Function of(String name, Body body, Parameter... parameters) {
        return new Function(name, List.of(parameters), false, body);
    }

    static Function variadic(String name, Body body, Parameter repeated) {
        return new Function(name, List.of(repeated), true, body);
    }

    /// Checks the arguments and computes the result.
    public @Nullable Object call(List<@Nullable Object> arguments, Budget budget) throws EvaluationException {
        checkCount(arguments.size());
        for (int i = 0; i < arguments.size(); i++) {
            budget.spend(size(arguments.get(i)));
            check(i, arguments.get(i));
        }
        return body.on(new Arguments(arguments, budget));
    }

    private void checkCount(int count) throws EvaluationException {
        int wanted = parameters.size();
        if (variadic ? count < wanted : count != wanted) {
            throw new EvaluationException(
                    "%s() takes %s%d %s, not %d."
                            .formatted(
                                    name,
                                    variadic ? "at least " : "",
                                    wanted,
                                    wanted == 1 ? "argument" : "arguments",
                                    count),
                    "Write " + usage() + ".");
        }
    }

    private void check(int index, @Nullable Object argument) throws EvaluationException {
        Parameter parameter = parameters.get(Math.min(index, parameters.size() - 1));
        if (!parameter.accepts(argument)) {
            throw new EvaluationException(
                    "%s() takes %s as argument %d, not %s."
                            .formatted(name, parameter.phrase(), index + 1, phrase(argument)),
                    argument == null
                            ? "Test first that the attribute is there: name && %s(...).".formatted(name)
                            : "Give it " + parameter.phrase() + ".");
        }
    }

    private static String phrase(@Nullable Object argument) {
        String phrase = Type.of(argument).phrase();
        return argument instanceof List<?> list ? phrase + elements(list) : phrase;
    }

    private static String elements(List<?> list) {
        List<String> types =
                list.stream().map(e -> Type.of(e).phrase()).distinct().limit(3).toList();
        return types.isEmpty() ? "" : " with " + String.join(" and ", types) + " in it";
    }

    private String usage() {
        List<String> places = IntStream.range(0, parameters.size())
                .mapToObj(i -> parameters.get(i) == Parameter.EXPRESSION ? "&name" : "value")
                .toList();
        return name + "(" + String.join(", ", places) + (variadic ? ", ..." : "") + ")";
    }

    private static int size(@Nullable Object argument) {
        return switch (argument) {
            case String text -> text.length();
            case Collection<?> elements -> elements.size();
            case null, default -> 1;
        };
    }
}
