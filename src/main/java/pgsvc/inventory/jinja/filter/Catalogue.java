package pgsvc.inventory.jinja.filter;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import pgsvc.diagnostic.DidYouMean;
import pgsvc.inventory.jinja.python.PythonException;

/// All functions of one kind, by name.
public final class Catalogue {
    private final String kind;
    private final Map<String, Function> functions = new TreeMap<>();

    private Catalogue(String kind, Stream<Function> functions) {
        this.kind = kind;
        functions.forEach(function -> this.functions.put(function.name(), function));
    }

    /// What stands behind `|`.
    public static final Catalogue FILTERS = new Catalogue(
            "filter",
            Stream.of(
                            ValueFilters.all(),
                            NumberFilters.all(),
                            TextFilters.all(),
                            ListFilters.all(),
                            SelectionFilters.all(),
                            MappingFilters.all())
                    .flatMap(List::stream));

    /// What stands behind `is`.
    public static final Catalogue TESTS = new Catalogue("test", Tests.all().stream());

    /// The function of that name, or an error that names it.
    public Function get(String name) {
        String plain = name.startsWith("ansible.builtin.") ? name.substring("ansible.builtin.".length()) : name;
        Function found = functions.get(plain);
        if (found == null) {
            throw new PythonException(
                    "pgsvc does not read the " + kind + " \"" + name + "\"."
                            + DidYouMean.hint(plain, functions.keySet()),
                    "Write the value out, or use one of " + String.join(", ", functions.keySet()) + ".");
        }
        return found;
    }
}
