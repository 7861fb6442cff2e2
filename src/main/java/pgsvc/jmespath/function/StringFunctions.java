package pgsvc.jmespath.function;

import static pgsvc.jmespath.function.Parameter.STRING;
import static pgsvc.jmespath.function.Parameter.STRINGS;

import java.util.List;
import java.util.StringJoiner;
import pgsvc.jmespath.value.EvaluationException;

/// Functions on strings alone.
final class StringFunctions {
    static final List<Function> TABLE = List.of(
            Function.of("starts_with", a -> a.string(0).startsWith(a.string(1)), STRING, STRING),
            Function.of("ends_with", a -> a.string(0).endsWith(a.string(1)), STRING, STRING),
            Function.of("join", StringFunctions::join, STRING, STRINGS));

    private StringFunctions() {}

    private static String join(Arguments arguments) throws EvaluationException {
        String separator = arguments.string(0);
        StringJoiner joined = new StringJoiner(separator);
        for (Object part : arguments.list(1)) {
            String text = String.valueOf(part);
            arguments.budget().spend((long) separator.length() + text.length());
            joined.add(text);
        }
        return joined.toString();
    }
}
