package pgsvc.discover;

import java.util.Locale;
import java.util.Set;

/// Names as they stand in YAML 1.1: plain where nobody can take them for something else, else in quotes.
final class YamlName {
    private static final Set<String> WORDS = Set.of("y", "n", "yes", "no", "true", "false", "on", "off", "null");

    private YamlName() {}

    /// @param name without control characters
    static String of(String name) {
        boolean address = name.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
        boolean plain = name.matches("[A-Za-z][A-Za-z0-9._-]*") && !WORDS.contains(name.toLowerCase(Locale.ROOT));
        return address || plain ? name : "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
