package pgsvc.inventory.declare.service;

import pgsvc.inventory.declare.variable.DeclareRule;
import pgsvc.inventory.declare.variable.Reading;
import pgsvc.model.Located;

/// What a service may be called: it becomes the name of an HAProxy section and of a file.
final class ServiceNames {
    private ServiceNames() {}

    /// Whether the name will do; if not, that is told. HAProxy takes letters, digits, `-`, `_`, `.` and `:`
    /// (configuration manual, section 2.4 and "proxy names").
    static boolean check(Located<String> name, int longest, Reading reading) {
        String text = name.value();
        String trouble = trouble(text, longest);
        if (!trouble.isEmpty()) {
            reading.findings()
                    .add(
                            DeclareRule.SERVICE_NAME_INVALID,
                            name.where(),
                            "The service name \"" + text + "\" " + trouble + ".",
                            "Use letters, digits, hyphens, underscores, dots and colons only.");
        }
        return trouble.isEmpty();
    }

    private static String trouble(String name, int longest) {
        if (name.isEmpty()) {
            return "is empty";
        }
        if (name.length() > longest) {
            return "is longer than " + longest + " characters";
        }
        return name.chars()
                .filter(c -> !isAllowed(c))
                .mapToObj(c ->
                        "holds '" + Character.toString(c) + "', which HAProxy does not take in the name of a section")
                .findFirst()
                .orElse("");
    }

    private static boolean isAllowed(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-_.:".indexOf(c) >= 0;
    }
}
