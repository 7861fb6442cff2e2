package pgsvc.jmespath.function;

import static pgsvc.jmespath.function.Parameter.ANY;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pgsvc.jmespath.value.EvaluationException;
import pgsvc.jmespath.value.JsonWriter;
import pgsvc.jmespath.value.NumberText;
import pgsvc.jmespath.value.Type;

/// Functions that take anything.
final class ConversionFunctions {
    static final List<Function> TABLE = List.of(
            Function.of("type", a -> type(a.any(0)), ANY),
            Function.of("to_array", a -> toArray(a.any(0)), ANY),
            Function.of("to_number", a -> toNumber(a.any(0)), ANY),
            Function.of("to_string", ConversionFunctions::toString, ANY),
            Function.variadic("not_null", ConversionFunctions::notNull, ANY));

    private ConversionFunctions() {}

    private static @Nullable String type(@Nullable Object value) {
        Type type = Type.of(value);
        return type == Type.EXPREF || type == Type.FOREIGN ? null : type.word();
    }

    private static List<?> toArray(@Nullable Object value) {
        return value instanceof List<?> list ? list : Collections.singletonList(value);
    }

    private static @Nullable Number toNumber(@Nullable Object value) {
        if (value instanceof String text) {
            return NumberText.parse(text);
        }
        return value instanceof Number number ? number : null;
    }

    private static String toString(Arguments arguments) throws EvaluationException {
        Object value = arguments.any(0);
        return value instanceof String text ? text : JsonWriter.write(value, arguments.budget());
    }

    private static @Nullable Object notNull(Arguments arguments) {
        return arguments.values().stream().filter(Objects::nonNull).findFirst().orElse(null);
    }
}
