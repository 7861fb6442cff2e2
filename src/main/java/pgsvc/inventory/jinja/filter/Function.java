package pgsvc.inventory.jinja.filter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pgsvc.inventory.jinja.python.PythonException;
import pgsvc.inventory.jinja.python.Undefined;

/// A filter, test or method: what it is called, what it takes, what it does.
///
/// @param parameters names of what it takes, a question mark behind those that may be left out; `*` for anything
/// @param lenient whether it may be given undefined values
public record Function(String name, List<String> parameters, boolean lenient, Body body) {
    private static final String ANYTHING = "*";

    /// What a function does. The arguments are bound: each has its parameter's name, unless the function takes
    /// anything.
    interface Body {
        @Nullable
        Object apply(@Nullable Object value, Arguments arguments);
    }

    /// @param signature such as `replace(old, new, count?)`
    static Function of(String signature, Body body) {
        String[] parts = signature.split("[(), ]+");
        return new Function(parts[0], Stream.of(parts).skip(1).toList(), false, body);
    }

    /// The same, given undefined values too.
    Function takingUndefined() {
        return new Function(name, parameters, true, body);
    }

    /// Calls it on a value.
    public @Nullable Object apply(@Nullable Object value, Arguments arguments) {
        arguments.budget().charge(1);
        if (!lenient) {
            if (value instanceof Undefined undefined && !undefined.empty()) {
                throw undefined.use();
            }
            arguments.requireDefined();
        }
        return body.apply(value, parameters.contains(ANYTHING) ? arguments : bind(arguments));
    }

    private Arguments bind(Arguments arguments) {
        Map<String, @Nullable Object> bound = new HashMap<>(arguments.named());
        int given = arguments.positional().size();
        if (given > parameters.size()) {
            throw wrong(
                    parameters.isEmpty() ? "takes no arguments" : "takes at most " + parameters.size() + " arguments");
        }
        for (int i = 0; i < parameters.size(); i++) {
            String parameter = parameters.get(i).replace("?", "");
            if (i < given) {
                bound.put(parameter, arguments.positional().get(i));
            }
            if (!bound.containsKey(parameter) && !parameters.get(i).endsWith("?")) {
                throw wrong("needs the argument \"" + parameter + "\"");
            }
        }
        bound.keySet().stream().filter(this::isUnknown).sorted().findFirst().ifPresent(this::refuse);
        return new Arguments(List.of(), bound, arguments.budget());
    }

    private boolean isUnknown(String argument) {
        return !parameters.contains(argument) && !parameters.contains(argument + "?");
    }

    private void refuse(String argument) {
        throw wrong("takes no argument \"" + argument + "\"");
    }

    private PythonException wrong(String what) {
        String usage = parameters.isEmpty() ? name : name + "(" + String.join(", ", parameters) + ")";
        return new PythonException(
                "\"" + name + "\" " + what + ".",
                "Write " + usage.replace("?", "") + ", leaving out what may be left out.");
    }
}
