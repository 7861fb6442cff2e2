package pgsvc.jmespath.function;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pgsvc.jmespath.value.EvaluationException;

/// All functions, by name.
public final class Functions {
    private static final Map<String, Function> BY_NAME = Stream.of(
                    StringFunctions.TABLE,
                    NumberFunctions.TABLE,
                    CollectionFunctions.TABLE,
                    ByFunctions.TABLE,
                    ConversionFunctions.TABLE)
            .flatMap(List::stream)
            .collect(toUnmodifiableMap(Function::name, identity()));

    private Functions() {}

    /// The function of that name.
    public static Function named(String name) throws EvaluationException {
        Function function = BY_NAME.get(name);
        if (function == null) {
            throw new EvaluationException("There is no function %s().".formatted(name), "Use one of " + names() + ".");
        }
        return function;
    }

    private static String names() {
        return BY_NAME.keySet().stream().sorted().collect(Collectors.joining(", "));
    }
}
